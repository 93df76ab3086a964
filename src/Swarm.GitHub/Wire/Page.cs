namespace Swarm.GitHub;

/// <summary>One page of a list and where the next one is.</summary>
internal sealed record Page<T>(T Value, Uri? Next);
