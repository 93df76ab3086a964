namespace Swarm.GitHub.Tests;

/// <summary>A request as it arrived.</summary>
internal sealed record Heard(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Bearer => Headers.TryGetValue("Authorization", out var value) ? value["Bearer ".Length..] : "";
}
