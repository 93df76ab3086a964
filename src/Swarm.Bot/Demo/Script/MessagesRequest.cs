using System.Text.Json;

namespace Swarm.Bot.Demo.Script;

/// <summary>What the scripted model reads of a request: the model's name and the last words of the user.</summary>
internal sealed record MessagesRequest(string Model, string Text)
{
    /// <summary>Null when no user says anything.</summary>
    public static MessagesRequest? Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("messages", out var messages) || messages.ValueKind != JsonValueKind.Array) return null;
        var last = messages.EnumerateArray().LastOrDefault(message => Member(message, "role") == "user");
        if (last.ValueKind != JsonValueKind.Object || !last.TryGetProperty("content", out var content)) return null;
        return new MessagesRequest(Member(body, "model"), Words(content));
    }

    /// <summary>Content is a string, or a list of blocks of which some are text.</summary>
    private static string Words(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String => content.GetString()!,
        JsonValueKind.Array => string.Concat(content.EnumerateArray().Where(block => Member(block, "type") == "text").Select(block => Member(block, "text"))),
        _ => "",
    };

    private static string Member(JsonElement each, string name) =>
        each.ValueKind == JsonValueKind.Object && each.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
