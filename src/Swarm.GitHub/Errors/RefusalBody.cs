using System.Text.Json;

namespace Swarm.GitHub;

/// <summary>Reads what GitHub says when it says no. Proxies answer in other forms, so nothing is demanded here.</summary>
internal static class RefusalBody
{
    private const int LongestText = 1000;
    private const int MostErrors = 20;

    public static GitHubRefusedException Read(WireAnswer answer)
    {
        try
        {
            using var body = JsonDocument.Parse(answer.Body);
            return new(answer.Status, Message(body.RootElement), Errors(body.RootElement), answer.Url);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Half of a surrogate pair is good JSON, but no text.
            return new(answer.Status, answer.Status.ToString(), [], answer.Url);
        }
    }

    private static string Message(JsonElement body) => Text(body, "message") ?? "no reason given";

    private static string[] Errors(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("errors", out var errors)) return [];
        return errors.ValueKind switch
        {
            JsonValueKind.Array => errors.EnumerateArray().Take(MostErrors).Select(Line).ToArray(),
            JsonValueKind.String => [Cut(errors.GetString()!)],
            _ => [],
        };
    }

    private static string Line(JsonElement error)
    {
        if (error.ValueKind == JsonValueKind.String) return Cut(error.GetString()!);
        var parts = new[] { Text(error, "resource"), Text(error, "field"), Text(error, "code"), Text(error, "message") };
        return string.Join(' ', parts.Where(part => part is not null));
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? Cut(value.GetString()!)
            : null;

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText];
}
