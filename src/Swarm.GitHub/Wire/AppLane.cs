namespace Swarm.GitHub;

/// <summary>The App speaking for itself.</summary>
internal sealed class AppLane(GitHubAppOptions options, TimeProvider time, GitHubClock clock) : Lane("app", options.Pace, time)
{
    public override Task<string> BearerAsync(CancellationToken cancellationToken) =>
        Task.FromResult(options.Key.CreateJwt(options.AppId, clock.Now));

    // A token that was made just now is refused for its time, or for good. The machine may have slept between making and sending it.
    public override bool Drop(Attempt refused) => clock.Hear(refused.Answer.Date) || refused.Took > AppKey.Lifetime;
}
