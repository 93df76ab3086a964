namespace Swarm.GitHub;

/// <summary>The App through which something was done.</summary>
public sealed record AppReference(long Id, string? Slug = null);
