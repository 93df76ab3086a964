namespace Swarm.GitHub;

/// <summary>The App speaking for one installation.</summary>
internal sealed class InstallationLane(long installationId, TokenKeeper tokens, WritePace pace, TimeProvider time)
    : Lane($"installation {installationId}", pace, time)
{
    public Task<InstallationToken> GetTokenAsync(CancellationToken cancellationToken) => tokens.GetAsync(cancellationToken);

    public override async Task<string> BearerAsync(CancellationToken cancellationToken) =>
        (await tokens.GetAsync(cancellationToken)).Value;

    public override bool Drop(Attempt refused)
    {
        tokens.Forget(refused.Bearer);
        return true;
    }
}
