using Swarm.Bot.Coordination;
using Swarm.Bot.Signals;
using Swarm.Bot.Work;
using Swarm.Core.Tracks;
using Swarm.GitHub;

namespace Swarm.Bot.Missed;

/// <summary>Finds issues that carry the label and have no open track. Whether it was set for a new run, and by whom, stands in the issue's history.</summary>
public sealed class LabelComparison(TrackDirectory tracks, Repositories repositories, MissedNews news)
{
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
        if (latest is { IsOpen: true } or { ParkedReason: not null } || issue.Labels.FirstOrDefault(each => LabelHistory.IsSame(each.Name, name)) is not { } label) return false;
        var track = new TrackKey(place.Info.Id, issue.Number, (latest?.Run ?? 0) + 1).ToString();
        var told = new IssueEvent { Action = "labeled", Issue = issue, Label = label, Repository = place.Info, Installation = place.Installation };
        return await news.TellAsync(new Difference(track, $"label `{name}` on issue {issue.Number} of {place.Info.FullName}", "a track"), told, ct);
    }
}
