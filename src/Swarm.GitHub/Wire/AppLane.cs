namespace Swarm.GitHub;

/// <summary>The App speaking for itself.</summary>
internal sealed class AppLane(GitHubAppOptions options, TimeProvider time) : Lane("app", options.Pace, time)
{
    private readonly TimeProvider clock = time;

    public override Task<string> BearerAsync(CancellationToken cancellationToken) =>
        Task.FromResult(options.Key.CreateJwt(options.AppId, clock.GetUtcNow()));
}
