namespace Swarm.GitHub;

public sealed partial class GitHubRepository
{
    // Uncertain answers in a row after which the caller is told.
    private const int MostDoubts = 3;

    /// <summary>Creates a check; annotations beyond the first 50 follow in updates.</summary>
    /// <exception cref="GitHubUncertainException">It may exist, with all or some of its annotations.</exception>
    public async Task<CheckRun> CreateCheckRunAsync(CheckRunRequest check, CancellationToken cancellationToken)
    {
        CheckRunParts.Demand(check);
        var annotations = check.Output?.Annotations ?? [];
        var first = CheckRunParts.With(check, annotations);
        var write = new Write<CheckRunRequest>(HttpMethod.Post, $"{path}/check-runs", first, GitHubJson.Default.CheckRunRequest);
        var created = await rest.WriteAsync(write, GitHubJson.Default.CheckRun, cancellationToken);
        var others = annotations.Skip(CheckRunParts.AnnotationsPerRequest).ToArray();
        return others.Length == 0 ? created : await AnnotateAsync(created.Id, check, others, cancellationToken) ?? created;
    }

    /// <summary>
    /// Changes a check. Annotations it has already are not added again, so the same change may be made twice, and after a
    /// lost answer it goes on with what is missing. Null where the check is gone.
    /// </summary>
    /// <exception cref="GitHubUncertainException">Several answers in a row were lost.</exception>
    public Task<CheckRun?> UpdateCheckRunAsync(long id, CheckRunRequest check, CancellationToken cancellationToken)
    {
        CheckRunParts.Demand(check);
        return check.Output?.Annotations is { Count: > 0 }
            ? AnnotateAsync(id, check, null, cancellationToken)
            : SendAsync(id, check, cancellationToken);
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

    /// <param name="missing">Those still to be sent; null where that must be read first.</param>
    private async Task<CheckRun?> AnnotateAsync(long id, CheckRunRequest check, IReadOnlyList<CheckAnnotation>? missing, CancellationToken cancellationToken)
    {
        CheckRun? last = null;
        for (var doubts = 0; missing is not { Count: 0 } || last is null;)
        {
            missing ??= await MissingAsync(id, check.Output!.Annotations!, cancellationToken);
            if (missing is null) return null;
            try
            {
                last = await SendAsync(id, CheckRunParts.With(check, missing), cancellationToken);
                if (last is null) return null;
                missing = [.. missing.Skip(CheckRunParts.AnnotationsPerRequest)];
                doubts = 0;
            }
            catch (GitHubUncertainException) when (++doubts < MostDoubts)
            {
                // Sent again they would stand there twice: what has arrived is read first.
                missing = null;
            }
        }
        return last;
    }

    private async Task<IReadOnlyList<CheckAnnotation>?> MissingAsync(long id, IReadOnlyList<CheckAnnotation> wanted, CancellationToken cancellationToken)
    {
        if (await GetCheckRunAsync(id, cancellationToken) is null) return null;
        var shown = await rest.ListAsync($"{path}/check-runs/{id}/annotations?per_page=100", GitHubJson.Default.IReadOnlyListShownAnnotation, cancellationToken);
        return MissingAnnotations.Of(wanted, shown);
    }

    // Annotations are added, not replaced: such an update must not arrive twice.
    private Task<CheckRun?> SendAsync(long id, CheckRunRequest part, CancellationToken cancellationToken)
    {
        var write = new Write<CheckRunUpdate>(HttpMethod.Patch, $"{path}/check-runs/{id}", CheckRunUpdate.Of(part), GitHubJson.Default.CheckRunUpdate)
        {
            Repeatable = part.Output?.Annotations is not { Count: > 0 },
        };
        return rest.ChangeAsync(write, GitHubJson.Default.CheckRun, cancellationToken);
    }
}
