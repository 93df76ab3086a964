using System.Collections.Immutable;
using Swarm.Core.Gates;
using Swarm.Core.Policies;

namespace Swarm.Core.Tracks;

/// <summary>What a job brings home.</summary>
public abstract record JobResult
{
    private JobResult()
    {
    }

    /// <summary>The job could not be done, and doing it again by itself will not help.</summary>
    /// <param name="NextStep">What a person can do.</param>
    public sealed record Failed(FailureKind Kind, string Reason, string NextStep) : JobResult;

    public sealed record Prepared(IssueFacts Issue, RepositorySettings Settings, string BaseBranch, string BaseCommit) : JobResult;

    /// <summary>An agent's session ended by itself; its report as written, untrusted.</summary>
    public sealed record Reported(string Report) : JobResult;

    public sealed record Preflighted(ImmutableArray<string> Workflows, ImmutableArray<string> Notes) : JobResult;

    public sealed record Started(string Commit) : JobResult;

    /// <param name="Commit">What was taken in; null when the agent changed nothing.</param>
    /// <param name="Suspicious">Taken-in paths that reach outside the tree.</param>
    public sealed record AttemptEnded(string Report, string? Commit, ImmutableArray<ChangedFile> Changes, ImmutableArray<string> Suspicious, string? Session) : JobResult;

    public sealed record Measured(Evidence Evidence) : JobResult;

    /// <summary>The merge is in the head, measured as merged.</summary>
    public sealed record Merged(string Head, Evidence Evidence) : JobResult;

    /// <summary>The merge exists and does not meet the gates; the head has not moved.</summary>
    public sealed record MergeRefused(Evidence Evidence) : JobResult;

    /// <param name="With">The commit that does not merge with the head.</param>
    public sealed record Conflict(ImmutableArray<string> Files, string With) : JobResult;

    public sealed record BroughtUp(string Base, string Head, Evidence Evidence) : JobResult;

    public sealed record Pushed(string Commit) : JobResult;

    /// <summary>Nothing was pushed: GitHub's branch holds a commit that is not the track's.</summary>
    public sealed record MovedByOthers(string Commit) : JobResult;

    /// <param name="Remote">What GitHub's branch points to.</param>
    /// <param name="Head">The head that holds both sides; <paramref name="Remote"/> itself where the track had nothing beyond it.</param>
    /// <param name="Evidence">Measured on <paramref name="Head"/>; null where that is still the empty start commit.</param>
    public sealed record Adopted(string Remote, string Head, Evidence? Evidence) : JobResult;
}
