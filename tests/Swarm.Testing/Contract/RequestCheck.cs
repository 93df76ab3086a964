using System.Globalization;
using System.Text.Json;

namespace Swarm.Testing.Contract;

/// <summary>Compares a request with the operation that it asks for: headers, query and body.</summary>
internal sealed class RequestCheck(ApiDescription description)
{
    /// <summary>The version this product is written against; GitHub answers an unknown one with 400.</summary>
    private const string Version = "2022-11-28";

    public IEnumerable<string> Faults(ApiOperation operation, WireExchange exchange) =>
        [.. Headers(exchange), .. Query(operation, exchange), .. Body(operation, exchange)];

    private static IEnumerable<string> Headers(WireExchange exchange)
    {
        if (!Header(exchange, "Accept").Contains("application/vnd.github", StringComparison.Ordinal)) yield return "header Accept: GitHub's own media type is missing";
        if (Header(exchange, "X-GitHub-Api-Version") != Version) yield return $"header X-GitHub-Api-Version: not {Version}";
        if (Header(exchange, "User-Agent").Length == 0) yield return "header User-Agent: missing";
        if (!Header(exchange, "Authorization").StartsWith("Bearer ", StringComparison.Ordinal)) yield return "header Authorization: no bearer";
        if (exchange.Request.Length > 0 && !Header(exchange, "Content-Type").StartsWith("application/json", StringComparison.Ordinal)) yield return "header Content-Type: not JSON";
    }

    private IEnumerable<string> Query(ApiOperation operation, WireExchange exchange)
    {
        var known = operation.Parameters.Where(parameter => parameter.GetProperty("in").GetString() == "query").ToDictionary(parameter => parameter.GetProperty("name").GetString()!);
        var sent = exchange.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToList();
        foreach (var pair in sent)
        {
            var name = Uri.UnescapeDataString(pair[0]);
            if (known.TryGetValue(name, out var parameter))
                foreach (var fault in Value(parameter, Uri.UnescapeDataString(pair[^1]))) yield return $"query {fault}";
            else yield return $"query {name}: unknown";
        }

        foreach (var (name, parameter) in known)
            if (parameter.TryGetProperty("required", out var required) && required.GetBoolean() && sent.TrueForAll(pair => pair[0] != name)) yield return $"query {name}: missing";
    }

    private IReadOnlyList<string> Value(JsonElement parameter, string text)
    {
        var schema = description.Schema.Resolve(parameter.GetProperty("schema"));
        var type = schema.TryGetProperty("type", out var word) ? word.GetString() : "string";
        var bare = type is "boolean" || (type is "integer" && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        using var value = JsonDocument.Parse(bare ? text : JsonSerializer.Serialize(text));
        return description.Schema.Faults(schema, value.RootElement, parameter.GetProperty("name").GetString()!);
    }

    private IReadOnlyList<string> Body(ApiOperation operation, WireExchange exchange)
    {
        var documented = operation.About.TryGetProperty("requestBody", out var body);
        if (exchange.Request.IsEmpty) return documented && IsRequired(body) ? ["body: missing"] : [];
        if (!documented) return ["body: the operation takes none"];
        var schema = description.Schema.Resolve(body).GetProperty("content").GetProperty("application/json").GetProperty("schema");
        using var sent = JsonDocument.Parse(exchange.Request);
        return description.Schema.Faults(schema, sent.RootElement, "body");
    }

    private static bool IsRequired(JsonElement body) => body.TryGetProperty("required", out var required) && required.GetBoolean();

    private static string Header(WireExchange exchange, string name) =>
        exchange.Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value ?? "";
}
