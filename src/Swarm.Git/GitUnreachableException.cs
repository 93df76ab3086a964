namespace Swarm.Git;

/// <summary>The remote is away for now, every try of it: no connection, or an answer that says "later". Nobody's fault here; ask again.</summary>
public sealed class GitUnreachableException(string message) : GitException(message);
