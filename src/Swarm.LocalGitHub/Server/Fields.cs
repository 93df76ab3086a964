using System.Text.Json.Nodes;

namespace Swarm.LocalGitHub.Server;

/// <summary>Reads the fields of a request's JSON object without trusting their types.</summary>
internal sealed class Fields(JsonObject source)
{
    public bool Has(string name) => source.ContainsKey(name);

    public string? Text(string name) => source[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public int? Number(string name) => source[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    public bool? Flag(string name) => source[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    public Fields? Object(string name) => source[name] is JsonObject inner ? new Fields(inner) : null;

    public IReadOnlyList<Fields> Objects(string name) =>
        source[name] is JsonArray list ? [.. list.OfType<JsonObject>().Select(inner => new Fields(inner))] : [];

    public IReadOnlyList<string>? Texts(string name) => source[name] is JsonArray list ? Strings(list) : null;

    public IReadOnlyDictionary<string, string>? Map(string name) =>
        source[name] is JsonObject inner ? inner.ToDictionary(entry => entry.Key, entry => entry.Value?.ToString() ?? "") : null;

    public IReadOnlyList<long>? Numbers(string name) =>
        source[name] is JsonArray list ? [.. list.OfType<JsonValue>().Select(value => value.TryGetValue<long>(out var number) ? number : -1)] : null;

    public static IReadOnlyList<string> Strings(JsonArray list) =>
        [.. list.OfType<JsonValue>().Select(value => value.TryGetValue<string>(out var text) ? text : "").Where(text => text.Length > 0)];
}
