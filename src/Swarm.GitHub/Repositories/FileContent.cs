namespace Swarm.GitHub;

/// <summary>A file as GitHub shows it in JSON; a folder or a submodule has another type.</summary>
internal sealed record FileContent(string Type, string? Encoding = null, string? Content = null);
