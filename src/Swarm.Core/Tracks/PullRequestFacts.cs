namespace Swarm.Core.Tracks;

/// <summary>The track's pull request, once GitHub has confirmed it.</summary>
public sealed record PullRequestFacts(int Number, string NodeId, string Url);
