using System.Collections.Immutable;

namespace Swarm.Git;

/// <summary>One start of git.</summary>
/// <param name="Arguments">Subcommand and its arguments, one string each; no shell sees them.</param>
public sealed record GitCall(params ImmutableArray<string> Arguments)
{
    /// <summary>The repository, named so that git never looks for one. Default: none, for commands that need none.</summary>
    public string? GitDir { get; init; }

    /// <summary>The work tree. Default: none.</summary>
    public string? WorkTree { get; init; }

    /// <summary>The index file. Default: the repository's own.</summary>
    public string? IndexFile { get; init; }

    /// <summary>Text for standard input. Default: empty.</summary>
    public string Input { get; init; } = "";

    /// <summary>The author and committer, with the time of the commit. Default: none.</summary>
    public (GitIdentity Identity, DateTimeOffset Date)? SignedBy { get; init; }

    /// <summary>The remote that is spoken to, with the token for it. Default: none.</summary>
    public (Uri Remote, GitCredential Credential)? Access { get; init; }

    /// <summary>After this time the process and its children are ended. Default: 5 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Bytes of output kept; at the limit the process is ended. Default: 64 MiB.</summary>
    public int OutputLimit { get; init; } = 64 << 20;
}
