namespace Swarm.LocalGitHub;

/// <summary>One person's or app's reaction.</summary>
public sealed record ReactionSnapshot(string Content, string By);
