using System.Text.Json;

namespace Swarm.Testing.Contract;

/// <summary>Compares an answer with what its operation documents: status and body.</summary>
internal sealed class AnswerCheck(ApiDescription description)
{
    /// <summary>What GitHub answers to any operation although few list it: credentials, permissions, absence, form, limits.</summary>
    private static readonly int[] GeneralRefusals = [400, 401, 403, 404, 410, 422, 429];

    private static readonly string[] RefusalShapes = ["basic-error", "validation-error", "validation-error-simple"];

    /// <summary>What nobody documents may only be answered with 404.</summary>
    public IReadOnlyList<string> Faults(ApiOperation? operation, WireExchange exchange)
    {
        if (operation is null) return exchange.Status == 404 ? Refusal(exchange) : ["no such operation"];
        // A conditional request may always be told that nothing changed. A server's fault has no form: proxies answer too.
        if (exchange.Status == 304) return exchange.Answer.IsEmpty ? [] : ["answer: 304 with a body"];
        if (exchange.Status >= 500) return [];
        if (operation.About.GetProperty("responses").TryGetProperty($"{exchange.Status}", out var response)) return Documented(description.Schema.Resolve(response), exchange);
        if (GeneralRefusals.Contains(exchange.Status)) return Refusal(exchange);
        return [$"answer: status {exchange.Status} is not documented"];
    }

    private IReadOnlyList<string> Documented(JsonElement response, WireExchange exchange)
    {
        if (!response.TryGetProperty("content", out var content)) return exchange.Answer.IsEmpty ? [] : ["answer: a body where none is documented"];
        // Other media types (a file's raw bytes) have no schema.
        if (!exchange.AnswerType.StartsWith("application/json", StringComparison.Ordinal)) return [];
        if (exchange.Answer.IsEmpty) return ["answer: no body"];
        if (!content.TryGetProperty("application/json", out var media)) return ["answer: JSON where none is documented"];
        using var body = JsonDocument.Parse(exchange.Answer);
        var faults = description.Schema.Faults(media.GetProperty("schema"), body.RootElement, "answer");
        return faults.Count > 0 && exchange.Status >= 400 ? Refusal(exchange) : faults;
    }

    private IReadOnlyList<string> Refusal(WireExchange exchange)
    {
        using var body = JsonDocument.Parse(exchange.Answer);
        return RefusalShapes.Select(shape => description.Schema.Faults(description.Component(shape), body.RootElement, "answer")).MinBy(faults => faults.Count)!;
    }
}
