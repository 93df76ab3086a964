namespace Swarm.GitHub;

/// <summary>A label. <paramref name="Color"/> is six hexadecimal digits without a hash.</summary>
public sealed record Label(string Name, string? Color = null, string? Description = null);
