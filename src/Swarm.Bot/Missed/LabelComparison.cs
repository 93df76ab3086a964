using Swarm.Bot.Coordination;
using Swarm.Bot.Work;
using Swarm.Core.Tracks;
using Swarm.GitHub;

namespace Swarm.Bot.Missed;

/// <summary>Finds issues that carry the label and have no track. Who set it stands in the issue's events.</summary>
public sealed class LabelComparison(TrackDirectory tracks, TrackArchive archive, Repositories repositories, MissedNews news)
{
    /// <summary>
    /// How much later than the last track's start the label must have been set to count as set again: GitHub's clock and ours may
    /// differ, though not by more than a minute, for then it refuses the App.
    /// </summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    public async Task<int> CompareAsync(Place place, CancellationToken ct)
    {
        if (!place.Info.HasIssues || place.Info.OpenIssuesCount == 0 || place.Info.Archived) return 0;
        var label = repositories.LabelOf(await place.GitHub.GetTextAsync(Repositories.SettingsPath, ct));
        var found = 0;
        foreach (var issue in await place.GitHub.ListIssuesWithLabelAsync(label, ct))
        {
            if (!issue.IsPullRequest && await CompareAsync(place, issue, label, ct)) found++;
        }

        return found;
    }

    private async Task<bool> CompareAsync(Place place, Issue issue, string name, CancellationToken ct)
    {
        var latest = await tracks.LatestAsync(place.Info.Id, issue.Number, ct);
        if (latest is { IsOpen: true } or { ParkedReason: not null }) return false;
        if (issue.Labels.FirstOrDefault(each => IsSame(each.Name, name)) is not { } label) return false;
        var set = (await place.GitHub.ListIssueEventsAsync(issue.Number, ct)).Where(each => each.Event == "labeled" && IsSame(each.Label?.Name, name)).MaxBy(each => each.Id);
        // The label of a track that has ended stays on its issue; only setting it again starts the next run.
        if (latest is not null && (set is null || await StartOfAsync(latest.Key, ct) is not { } start || set.CreatedAt <= start + Skew)) return false;

        var track = new TrackKey(place.Info.Id, issue.Number, (latest?.Run ?? 0) + 1).ToString();
        var seen = $"label `{name}` on issue {issue.Number} of {place.Info.FullName}, set by {set?.Actor?.Login ?? "somebody unknown"}";
        var told = new IssueEvent { Action = "labeled", Issue = issue, Label = label, Repository = place.Info, Installation = place.Installation, Sender = set?.Actor };
        return await news.TellAsync(new Difference(track, seen, "a track"), told, ct);
    }

    private async Task<DateTimeOffset?> StartOfAsync(string track, CancellationToken ct) => (await archive.LoadAsync(track, ct)).State?.StartedAt;

    private static bool IsSame(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
