namespace Swarm.GitHub;

/// <summary>What an edit changed; <paramref name="Body"/> null where the text stayed.</summary>
public sealed record CommentChanges(ChangedText? Body = null);
