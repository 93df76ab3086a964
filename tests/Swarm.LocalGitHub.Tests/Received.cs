using System.Text.Json.Nodes;

namespace Swarm.LocalGitHub.Tests;

/// <summary>A webhook as it arrived.</summary>
internal sealed record Received(IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    /// <summary>Event and action, such as <c>issues.opened</c>.</summary>
    public string Name => Json["action"] is { } action ? $"{Headers["X-GitHub-Event"]}.{action}" : Headers["X-GitHub-Event"];
}
