namespace Swarm.Bot.Settings;

/// <summary>How often GitHub is asked for what no webhook told.</summary>
public sealed record WatchSettings
{
    /// <summary>True where GitHub's log of deliveries is the source of news, so that no webhook secret and no public address is needed; default false.</summary>
    public bool Polls { get; init; }

    /// <summary>Between two looks at GitHub's log of deliveries; default 5 minutes.</summary>
    public TimeSpan Deliveries { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Between two comparisons of tracks with labels, pull requests and checks; default 1 hour.</summary>
    public TimeSpan State { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Between two looks at the comments of tracks that wait for a person; default 2 minutes.</summary>
    public TimeSpan Comments { get; init; } = TimeSpan.FromMinutes(2);
}
