namespace Swarm.LocalGitHub;

/// <content>What people do with a merge queue.</content>
public sealed partial class LocalGitHubServer
{
    /// <summary>Puts a pull request into the merge queue: a group is formed and its checks are asked for.</summary>
    /// <returns>The commit of the group.</returns>
    /// <exception cref="InvalidOperationException">It is a draft, not open, conflicts, or is queued already.</exception>
    public async Task<string> QueueForMergeAsync(string owner, string repo, int pull, string by, CancellationToken ct)
    {
        using var entry = await _hub.World.EnterAsync(ct);
        var repository = FindRepository(owner, repo);
        var issue = Pull(repository, pull);
        var branch = await _hub.MergeQueue.FormAsync(repository, issue, Person(by), ct) ?? throw new InvalidOperationException($"#{pull} cannot be queued.");
        await _hub.Refs.SyncAsync(repository, Person(by), ct);
        await _hub.MergeQueue.AskAsync(repository, issue, branch, Person(by), ct);
        return repository.Branch(branch)!;
    }

    /// <summary>Takes a pull request out of the merge queue.</summary>
    /// <exception cref="ArgumentException">It is not in the queue.</exception>
    public async Task LeaveMergeQueueAsync(string owner, string repo, int pull, string by, CancellationToken ct)
    {
        using var entry = await _hub.World.EnterAsync(ct);
        var repository = FindRepository(owner, repo);
        var issue = Pull(repository, pull);
        var start = $"refs/heads/gh-readonly-queue/{issue.Pull!.BaseBranch}/pr-{pull}-";
        var name = repository.Refs.Keys.FirstOrDefault(each => each.StartsWith(start, StringComparison.Ordinal))
            ?? throw new ArgumentException($"#{pull} is not in the merge queue.", nameof(pull));
        await _hub.MergeQueue.DropAsync(repository, issue, name["refs/heads/".Length..], Person(by), ct);
        await _hub.Writer.UpdateRefAsync(repository.GitPath, name, null, repository.Refs[name], ct);
        await _hub.Refs.SyncAsync(repository, Person(by), ct);
    }
}
