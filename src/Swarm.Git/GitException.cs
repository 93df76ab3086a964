namespace Swarm.Git;

/// <summary>Git could not do what it was asked: a broken repository, an unknown commit, an unreachable remote, a timeout.</summary>
public class GitException : Exception
{
    public GitException(string message) : base(message) { }

    public GitException(string message, Exception inner) : base(message, inner) { }

    internal static GitException Ended(GitCall call, GitOutput output) =>
        new($"git {call.Arguments[0]} ended with {output.ExitCode}: {Reason(output.Error)}");

    /// <summary>The same for a call that spoke to a remote: one that is away for now is a <see cref="GitUnreachableException"/>.</summary>
    internal static GitException OfRemote(GitCall call, GitOutput output) =>
        RemoteTrouble.Passes(output.Error)
            ? new GitUnreachableException($"git {call.Arguments[0]} did not reach the remote: {Reason(output.Error)}")
            : Ended(call, output);

    /// <summary>Standard error as one line of at most 2,000 printable characters; a remote may have written part of it.</summary>
    internal static string Reason(string error)
    {
        var printable = new string([.. error.Trim().Select(c => char.IsControl(c) ? ' ' : c)]);
        return printable.Length switch
        {
            0 => "no reason given",
            > 2000 => printable[..2000] + "…",
            _ => printable,
        };
    }
}
