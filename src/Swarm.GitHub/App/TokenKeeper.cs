namespace Swarm.GitHub;

/// <summary>
/// Keeps one installation's token. Callers who come while it is being fetched share that one request,
/// so the request lives by the App's lifetime and not by the token of whoever came first.
/// </summary>
internal sealed class TokenKeeper(Func<Task<InstallationToken>> mint, GitHubClock clock)
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private Task<InstallationToken>? current;

    public Task<InstallationToken> GetAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!IsUsable(current)) current = mint();
            return current!.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Drops <paramref name="refused"/>, unless another caller has replaced it already.</summary>
    public void Forget(string refused)
    {
        lock (gate)
        {
            if (current is { IsCompletedSuccessfully: true } kept && kept.Result.Value == refused) current = null;
        }
    }

    private bool IsUsable(Task<InstallationToken>? task) =>
        task is { IsCompleted: false }
        || (task is { IsCompletedSuccessfully: true } && task.Result.ExpiresAt - clock.Now > RenewBefore);
}
