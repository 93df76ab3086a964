namespace Swarm.Git;

public sealed partial class Mirror
{
    /// <summary>
    /// Moves the remote's ref from <paramref name="expectedOld"/> (null: it must not exist) to <paramref name="commit"/>.
    /// Compare-and-swap on the remote; a branch only ever moves to a descendant.
    /// </summary>
    /// <exception cref="Swarm.Core.Policies.ForbiddenRefException">The ref is not the app's; nothing was sent.</exception>
    public async Task<PushResult> PushAsync(string commit, string fullRef, string? expectedOld, GitCredential? credential, CancellationToken ct)
    {
        Writable(fullRef);
        ObjectId.Demand(commit);
        if (expectedOld is not null && !await IsAncestorAsync(ObjectId.Demand(expectedOld), commit, ct))
            return new PushResult.Rejected($"{commit} does not descend from {expectedOld}, and the app never rewinds a ref.");
        var call = Remote(credential, "push", "--porcelain", "--no-verify", "--no-follow-tags", "--recurse-submodules=no",
            $"--force-with-lease={fullRef}:{expectedOld}", "origin", $"{commit}:{fullRef}");
        try
        {
            var output = await _shared.Calls.RunAsync(call, ct);
            return PushReport.Line(output.Text, fullRef) switch
            {
                ' ' or '*' when output.ExitCode == 0 => new PushResult.Pushed(),
                '=' => new PushResult.AlreadyThere(),
                '!' => await RefusedAsync((commit, fullRef, expectedOld), PushReport.Reason(output, fullRef), credential, ct),
                _ => new PushResult.Unreachable(GitException.OfRemote(call, output)),
            };
        }
        catch (GitException e)
        {
            return new PushResult.Unreachable(e);
        }
    }

    /// <summary>Where the remote's ref is now, or null when it does not exist.</summary>
    /// <exception cref="GitException">The remote gave no answer.</exception>
    public async Task<string?> RemoteHeadAsync(string fullRef, GitCredential? credential, CancellationToken ct)
    {
        if (!fullRef.StartsWith("refs/", StringComparison.Ordinal)) throw new ArgumentException($"'{fullRef}' is no full ref.", nameof(fullRef));
        var output = await _shared.Calls.DemandAsync(Remote(credential, "ls-remote", "--refs", "origin", fullRef), ct);
        // A pattern also matches refs that merely end like it.
        return output.Text.Split('\n').Select(line => line.Split('\t'))
            .FirstOrDefault(pair => pair.Length == 2 && pair[1] == fullRef)?[0];
    }

    // A refusal by our own lease and one by the remote's lock mean the same; the remote's ref tells them from a real "no".
    private async Task<PushResult> RefusedAsync((string Commit, string Ref, string? Expected) push, string reason, GitCredential? credential, CancellationToken ct)
    {
        var actual = await RemoteHeadAsync(push.Ref, credential, ct);
        if (actual == push.Commit) return new PushResult.AlreadyThere();
        return actual == push.Expected ? new PushResult.Rejected(reason) : new PushResult.Moved(actual);
    }

    // An id that the mirror does not hold is nobody's ancestor here.
    private async Task<bool> IsAncestorAsync(string old, string commit, CancellationToken ct) =>
        (await _git.RunAsync(Here("merge-base", "--is-ancestor", old, commit), ct)).ExitCode == 0;
}
