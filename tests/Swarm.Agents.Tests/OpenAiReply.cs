using System.Text.Json.Nodes;

namespace Swarm.Agents.Tests;

/// <summary>One answer of the provider.</summary>
internal sealed record OpenAiReply(int Status, string MediaType, string Body)
{
    public bool BreaksOff { get; init; }

    public string? RetryAfter { get; init; }

    public static OpenAiReply Json(string body, int status = 200) => new(status, "application/json", body);

    public static OpenAiReply Stream(params IEnumerable<string> events) =>
        new(200, "text/event-stream", string.Concat(events.Select(each => $"event: {JsonNode.Parse(each)!["type"] ?? "chunk"}\ndata: {each}\n\n")));
}
