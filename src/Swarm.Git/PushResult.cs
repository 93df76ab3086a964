namespace Swarm.Git;

/// <summary>What became of a push.</summary>
public abstract record PushResult
{
    private PushResult() { }

    /// <summary>The remote's ref moved to the commit.</summary>
    public sealed record Pushed : PushResult;

    /// <summary>The remote's ref was at the commit already, e.g. after a push whose answer got lost.</summary>
    public sealed record AlreadyThere : PushResult;

    /// <summary>Somebody else moved the remote's ref; nothing was written.</summary>
    /// <param name="Actual">Where it is now; null when it does not exist.</param>
    public sealed record Moved(string? Actual) : PushResult;

    /// <summary>The remote refused, and would refuse again.</summary>
    /// <param name="Reason">Its words, e.g. that the <c>workflows</c> permission is missing; untrusted text of one line.</param>
    public sealed record Rejected(string Reason) : PushResult;

    /// <summary>No answer that could be read; the push may have landed, and doing it again tells.</summary>
    /// <param name="Fault">What git said; a <see cref="GitUnreachableException"/> where the trouble will pass.</param>
    public sealed record Unreachable(GitException Fault) : PushResult;
}
