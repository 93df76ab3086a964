using Swarm.Bot.Signals;
using Swarm.Core.Tracks;
using Swarm.GitHub;

namespace Swarm.Bot.Missed;

/// <summary>Finds open tracks whose issue was closed or deleted or lost the label.</summary>
public sealed class IssueComparison(MissedNews news)
{
    public async Task<int> CompareAsync(Place place, TrackState state, CancellationToken ct)
    {
        var issue = await place.GitHub.GetIssueAsync(state.Issue.Number, ct);
        if (issue is null) return await TellAsync(place, state, "deleted", Place.IssueOf(state), null, null, ct);
        // A transferred issue is followed to where it went, and what holds there says nothing of here.
        if (issue.Number != state.Issue.Number || IsElsewhere(place, issue)) return await TellAsync(place, state, "transferred", Place.IssueOf(state), null, null, ct);
        if (!issue.IsOpen) return await TellAsync(place, state, "closed", issue, null, await ClosingAsync(place, issue, ct), ct);
        return await LabelAsync(place, state, issue, ct);
    }

    private async Task<int> LabelAsync(Place place, TrackState state, Issue issue, CancellationToken ct)
    {
        // Before the settings are read the label is not known.
        if (state.Phase == TrackPhase.Intake || issue.Labels.Any(label => LabelHistory.IsSame(label.Name, state.Settings.Label))) return 0;
        var last = await LabelHistory.NewestAsync(place.GitHub, issue.Number, state.Settings.Label, ct);
        // A label that was renamed is gone from the list too, but nobody took it off.
        if (last is not { Event: "unlabeled", Label: { } removed }) return 0;
        return await TellAsync(place, state, "unlabeled", issue, removed, last, ct);
    }

    private async Task<int> TellAsync(Place place, TrackState state, string action, Issue issue, Label? label, IssueHistoryEntry? entry, CancellationToken ct)
    {
        var told = new IssueEvent { Action = action, Issue = issue, Label = label, Repository = place.Info, Installation = place.Installation, Sender = entry?.Actor };
        var difference = new Difference(state.Key.ToString(), $"issue {state.Issue.Number} {action} by {entry?.Actor?.Login ?? "somebody unknown"}", "it open and labelled");
        return await news.TellAsync(difference, told, ct) ? 1 : 0;
    }

    private static async Task<IssueHistoryEntry?> ClosingAsync(Place place, Issue issue, CancellationToken ct) =>
        (await place.GitHub.ListIssueEventsAsync(issue.Number, ct)).Where(entry => entry.Event == "closed").MaxBy(entry => entry.Id);

    private static bool IsElsewhere(Place place, Issue issue) =>
        !issue.HtmlUrl.AbsolutePath.Contains($"/{place.Info.FullName}/", StringComparison.OrdinalIgnoreCase);
}
