using Swarm.Bot.Coordination;
using Swarm.Bot.Work;
using Swarm.Core.Tracks;
using Swarm.GitHub;

namespace Swarm.Bot.Signals;

/// <summary>What happens to an issue: labelled, unlabelled, edited, closed, taken away.</summary>
public sealed class IssueSignals(TrackDirectory tracks, People people, Repositories repositories, GitHubApp app)
{
    public async Task<DeliveryReading> ReadAsync(IssueEvent e, DateTimeOffset at, CancellationToken ct)
    {
        if (e.Issue.IsPullRequest) return DeliveryReading.Nothing("a pull request, not an issue");
        return e.Action switch
        {
            "labeled" => await LabelledAsync(e, at, ct),
            "unlabeled" => Of(await OpenAsync(e, ct), state => IsOurs(e, state) ? new TrackSignal.LabelRemoved(People.Named(e)) { At = at } : null),
            "closed" => await ClosedAsync(e, at, ct),
            "edited" => await EditedAsync(e, at, ct),
            "transferred" => Of(await OpenAsync(e, ct), _ => new TrackSignal.IssueLeft("the issue was transferred to another repository", People.Named(e)) { At = at }),
            "deleted" => Of(await OpenAsync(e, ct), _ => new TrackSignal.IssueLeft("the issue was deleted", People.Named(e)) { At = at }),
            _ => DeliveryReading.Nothing($"issues.{e.Action} changes no track"),
        };
    }

    private async Task<DeliveryReading> LabelledAsync(IssueEvent e, DateTimeOffset at, CancellationToken ct)
    {
        if (e.Installation is not { } installation || e.Label is not { } label || !e.Issue.IsOpen) return DeliveryReading.Nothing("no label on an open issue");
        var facts = RepositorySignals.Facts(e.Repository, installation.Id);
        if (!IsSame(label.Name, await repositories.LabelAsync(facts, ct))) return DeliveryReading.Nothing("not our label");
        var latest = await tracks.LatestAsync(facts.Id, e.Issue.Number, ct);
        if (latest is { IsOpen: true }) return DeliveryReading.Nothing("the issue has an open track");
        var key = new TrackKey(facts.Id, e.Issue.Number, (latest?.Run ?? 0) + 1);
        var actor = await people.ActorAsync(e, ct);
        return DeliveryReading.One(key.ToString(), new TrackSignal.Labelled(key, facts, e.Issue.Number, e.Issue.Title, actor, label.Name, e.Issue.Body) { At = at });
    }

    // A merged pull request closes its issue; which of the two deliveries comes first must not matter.
    private async Task<DeliveryReading> ClosedAsync(IssueEvent e, DateTimeOffset at, CancellationToken ct)
    {
        var state = await OpenAsync(e, ct);
        if (state?.PullRequest is { } known)
        {
            var repository = app.Repository(state.Repository.InstallationId, state.Repository.Owner, state.Repository.Name);
            if (await repository.GetPullRequestAsync(known.Number, ct) is { IsMerged: true } pull)
                return Of(state, _ => new TrackSignal.PullRequestClosed(true, new Actor(pull.MergedBy?.Login ?? "ghost", false)) { At = at });
        }

        return Of(state, _ => new TrackSignal.IssueClosed(People.Named(e)) { At = at });
    }

    private async Task<DeliveryReading> EditedAsync(IssueEvent e, DateTimeOffset at, CancellationToken ct)
    {
        if (await OpenAsync(e, ct) is not { } state) return DeliveryReading.Nothing("it concerns no open track");
        var by = await people.ActorAsync(e, ct);
        return Of(state, _ => new TrackSignal.IssueEdited(e.Issue.Title, e.Issue.Body, by) { At = at });
    }

    // GitHub keeps no two labels that differ in case alone.
    private static bool IsSame(string? label, string configured) => string.Equals(label, configured, StringComparison.OrdinalIgnoreCase);

    private static bool IsOurs(IssueEvent e, TrackState state) => IsSame(e.Label?.Name, state.Settings.Label) && e.Sender is { IsBot: false };

    private async Task<TrackState?> OpenAsync(IssueEvent e, CancellationToken ct) =>
        (await tracks.OpenAsync(e.Repository.Id, ct)).FirstOrDefault(each => each.Issue.Number == e.Issue.Number);

    private static DeliveryReading Of(TrackState? state, Func<TrackState, TrackSignal?> signal) =>
        state is not null && signal(state) is { } heard
            ? DeliveryReading.One(state.Key.ToString(), heard)
            : DeliveryReading.Nothing("it concerns no open track");
}
