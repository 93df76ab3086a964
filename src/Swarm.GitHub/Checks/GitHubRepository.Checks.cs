namespace Swarm.GitHub;

public sealed partial class GitHubRepository
{
    /// <summary>Creates a check; annotations beyond the first 50 follow in updates.</summary>
    /// <exception cref="GitHubUncertainException">It may exist, with all or some of its annotations.</exception>
    public async Task<CheckRun> CreateCheckRunAsync(CheckRunRequest check, CancellationToken cancellationToken)
    {
        var parts = CheckRunParts.Of(check);
        var write = new Write<CheckRunRequest>(HttpMethod.Post, $"{path}/check-runs", parts[0], GitHubJson.Default.CheckRunRequest);
        var created = await rest.WriteAsync(write, GitHubJson.Default.CheckRun, cancellationToken);
        return await UpdateAsync(created, parts.Skip(1), cancellationToken) ?? created;
    }

    /// <summary>Changes a check; its annotations are added to those it has. Null where it is gone.</summary>
    /// <exception cref="GitHubUncertainException">Annotations were sent and may have been added.</exception>
    public async Task<CheckRun?> UpdateCheckRunAsync(long id, CheckRunRequest check, CancellationToken cancellationToken)
    {
        var parts = CheckRunParts.Of(check);
        var first = await UpdateAsync(id, parts[0], cancellationToken);
        return first is null ? null : await UpdateAsync(first, parts.Skip(1), cancellationToken);
    }

    /// <summary>A check; null where it is gone.</summary>
    public Task<CheckRun?> GetCheckRunAsync(long id, CancellationToken cancellationToken) =>
        rest.FindAsync($"{path}/check-runs/{id}", GitHubJson.Default.CheckRun, cancellationToken);

    /// <summary>Every check an App made on a commit (or branch), replaced ones included.</summary>
    public Task<IReadOnlyList<CheckRun>> ListCheckRunsAsync(string reference, long appId, CancellationToken cancellationToken) =>
        rest.ListAsync(
            $"{path}/commits/{RepositoryPath.Segment(reference)}/check-runs?filter=all&app_id={appId}&per_page=100",
            GitHubJson.Default.CheckRunPage,
            page => page.CheckRuns,
            cancellationToken);

    private async Task<CheckRun?> UpdateAsync(CheckRun check, IEnumerable<CheckRunRequest> parts, CancellationToken cancellationToken)
    {
        CheckRun? last = check;
        foreach (var part in parts)
        {
            last = await UpdateAsync(check.Id, part, cancellationToken);
            if (last is null) return null;
        }
        return last;
    }

    // Annotations are added, not replaced: such an update must not arrive twice.
    private Task<CheckRun?> UpdateAsync(long id, CheckRunRequest part, CancellationToken cancellationToken)
    {
        var write = new Write<CheckRunUpdate>(HttpMethod.Patch, $"{path}/check-runs/{id}", CheckRunUpdate.Of(part), GitHubJson.Default.CheckRunUpdate)
        {
            Repeatable = part.Output?.Annotations is not { Count: > 0 },
        };
        return rest.ChangeAsync(write, GitHubJson.Default.CheckRun, cancellationToken);
    }
}
