using Swarm.Bot.Coordination;
using Swarm.Core.Tracks;
using Swarm.GitHub;

namespace Swarm.Bot.Signals;

/// <summary>What happens to an issue: labelled, unlabelled, edited, closed, taken away.</summary>
public sealed class IssueSignals(TrackDirectory tracks, LabelSignals labels, People people, GitHubApp app)
{
    private static readonly DeliveryReading NoTrack = DeliveryReading.Nothing("it concerns no open track");

    public async Task<DeliveryReading> ReadAsync(IssueEvent e, DateTimeOffset at, CancellationToken ct)
    {
        if (e.Issue.IsPullRequest) return DeliveryReading.Nothing("a pull request, not an issue");
        return e.Action switch
        {
            "labeled" => await labels.SetAsync(e, at, ct),
            "unlabeled" => await OpenAsync(e, ct) is { } state ? await labels.TakenOffAsync(e, state, at, ct) : NoTrack,
            "closed" => await ClosedAsync(e, at, ct),
            "edited" => await EditedAsync(e, at, ct),
            "transferred" => Of(await OpenAsync(e, ct), _ => new TrackSignal.IssueLeft("the issue was transferred to another repository", People.Named(e)) { At = at }),
            "deleted" => Of(await OpenAsync(e, ct), _ => new TrackSignal.IssueLeft("the issue was deleted", People.Named(e)) { At = at }),
            _ => DeliveryReading.Nothing($"issues.{e.Action} changes no track"),
        };
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
        if (await OpenAsync(e, ct) is not { } state) return NoTrack;
        var by = await people.ActorAsync(e, ct);
        return Of(state, _ => new TrackSignal.IssueEdited(e.Issue.Title, e.Issue.Body, by) { At = at });
    }

    private async Task<TrackState?> OpenAsync(IssueEvent e, CancellationToken ct) =>
        (await tracks.OpenAsync(e.Repository.Id, ct)).FirstOrDefault(each => each.Issue.Number == e.Issue.Number);

    private static DeliveryReading Of(TrackState? state, Func<TrackState, TrackSignal> signal) =>
        state is null ? NoTrack : DeliveryReading.One(state.Key.ToString(), signal(state));
}
