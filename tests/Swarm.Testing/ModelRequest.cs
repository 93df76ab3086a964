using System.Text.Json.Nodes;

namespace Swarm.Testing;

/// <summary>One request as it reached the scripted model.</summary>
public sealed record ModelRequest(string Target, IReadOnlyDictionary<string, string> Headers, JsonNode Body);
