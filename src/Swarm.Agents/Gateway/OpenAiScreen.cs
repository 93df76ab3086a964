using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swarm.Agents.Gateway;

/// <summary>Looks over the parts of one request for OpenAI's interfaces: remembers the first that may not leave, and what inline data can cost.</summary>
internal sealed class OpenAiScreen
{
    // A picture or document of few bytes can be large once it is unpacked: 10,000 patches are the most of one picture, and
    // a hundred pages, each read as text and as a picture, the most that is worth sending of a document.
    private const long TokensOfImage = 10_000;
    private const long TokensOfDocument = 200_000;

    private string? Fault { get; set; }

    private long InlineTokens { get; set; }

    public JsonObject? Refuse(string fault)
    {
        Fault ??= fault;
        return null;
    }

    public JsonObject? RefuseType(string what, string? type) => Refuse($"{what} of type '{Excerpt.Of(type ?? "", 60)}' does not pass the gateway.");

    /// <summary>Fields that make the provider keep, recall or run something: dropping them would change what was asked.</summary>
    public void RefuseFields(JsonObject given, IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            if (given[field] is { } value && !IsNo(value)) Refuse($"{field}: does not pass the gateway. Send the whole conversation with each request and wait for its answer.");
        }
    }

    /// <summary>The address of a picture when it is inline.</summary>
    public string? Image(JsonNode? url) => Inline(url, TokensOfImage);

    /// <summary>The data of a document when it is inline.</summary>
    public string? Document(JsonNode? data) => Inline(data, TokensOfDocument);

    /// <summary>The request as it may leave, when nothing was refused.</summary>
    public BodyReading Reading(JsonObject built, ServedModel served, int maxTokens) =>
        Fault is { } fault ? new BodyReading.Refused(fault) : new BodyReading.Allowed(built.ToBytes(), served.Name, maxTokens) { InlineTokens = InlineTokens };

    private string? Inline(JsonNode? data, long tokens)
    {
        InlineTokens += tokens;
        if (data.AsText() is { } text && text.StartsWith("data:", StringComparison.Ordinal)) return text;
        Refuse("Images and documents pass the gateway only inline (a data: address), never by another address or file id.");
        return null;
    }

    private static bool IsNo(JsonNode value) => value.GetValueKind() == JsonValueKind.False;
}
