using Swarm.Bot.Coordination;
using Swarm.Bot.Work;
using Swarm.Core.Tracks;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Signals;

/// <summary>
/// What setting the label and taking it off mean. News of either may come late or again, so that each run stands for one labelling, named
/// by its entry in the issue's history, and only a newer one starts the next. Where the history lags behind the news nothing is started
/// on doubt: the comparison of states finds what it shows later.
/// </summary>
public sealed class LabelSignals(TrackDirectory tracks, TrackArchive archive, People people, Repositories repositories, GitHubApp app)
{
    /// <summary>
    /// How much later than its start the label must have been set where a track does not know its labelling: GitHub's clock and ours may
    /// differ, though not by more than a minute, for then it refuses the App.
    /// </summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    public async Task<DeliveryReading> SetAsync(IssueEvent e, DateTimeOffset at, CancellationToken ct)
    {
        if (e.Installation is not { } installation || e.Label is not { } label || !e.Issue.IsOpen) return DeliveryReading.Nothing("no label on an open issue");
        var facts = RepositorySignals.Facts(e.Repository, installation.Id);
        if (!LabelHistory.IsSame(label.Name, await repositories.LabelAsync(facts, ct))) return DeliveryReading.Nothing("not our label");
        var latest = await tracks.LatestAsync(facts.Id, e.Issue.Number, ct);
        if (latest is { IsOpen: true } or { ParkedReason: not null }) return DeliveryReading.Nothing("the issue has an open track");
        // An agent waits for both.
        var (asked, seen) = (people.ActorAsync(e, ct), LabelHistory.NewestAsync(Of(facts), e.Issue.Number, label.Name, ct));
        await Task.WhenAll(asked, seen);
        var newest = await seen;
        if (!await StartsAsync(latest, newest, ct)) return DeliveryReading.Nothing("the label is off, or the issue's track stands for it");
        var by = newest is null || newest.Actor?.Id == e.Sender?.Id ? await asked : await people.ActorAsync(e with { Sender = newest.Actor }, ct);
        var key = new TrackKey(facts.Id, e.Issue.Number, (latest?.Run ?? 0) + 1);
        return DeliveryReading.One(key.ToString(), new TrackSignal.Labelled(key, facts, e.Issue.Number, e.Issue.Title, by, label.Name, e.Issue.Body, newest?.Id) { At = at });
    }

    /// <param name="state">The issue's open track.</param>
    public async Task<DeliveryReading> TakenOffAsync(IssueEvent e, TrackState state, DateTimeOffset at, CancellationToken ct)
    {
        if (!LabelHistory.IsSame(e.Label?.Name, state.Settings.Label) || e.Sender is not { IsBot: false }) return DeliveryReading.Nothing("not our label, or taken off by a bot");
        return await IsOlderAsync(state, ct)
            ? DeliveryReading.Nothing("the label was set again since, and the track stands for that")
            : DeliveryReading.One(state.Key.ToString(), new TrackSignal.LabelRemoved(People.Named(e)) { At = at });
    }

    /// <param name="latest">The issue's newest track; null where it has none.</param>
    /// <param name="newest">What the history says of the label last.</param>
    private async Task<bool> StartsAsync(TrackRow? latest, IssueHistoryEntry? newest, CancellationToken ct)
    {
        if (newest is { Event: "unlabeled" }) return false;
        if (latest is null) return true;
        if (newest is null || (await archive.LoadAsync(latest.Key, ct)).State is not { } state) return false;
        return state.Labelling is { } known ? newest.Id > known : newest.CreatedAt > state.StartedAt + Skew;
    }

    /// <summary>True where the track stands for a labelling that came after the removal.</summary>
    private async Task<bool> IsOlderAsync(TrackState state, CancellationToken ct)
    {
        var repository = Of(state.Repository);
        if (state.Labelling is not { } known || await repository.GetIssueAsync(state.Issue.Number, ct) is not { } issue) return false;
        if (!issue.Labels.Any(label => LabelHistory.IsSame(label.Name, state.Settings.Label))) return false;
        return (await LabelHistory.NewestAsync(repository, state.Issue.Number, state.Settings.Label, ct))?.Id == known;
    }

    private GitHubRepository Of(RepositoryFacts facts) => app.Repository(facts.InstallationId, facts.Owner, facts.Name);
}
