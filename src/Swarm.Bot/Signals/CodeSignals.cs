using Swarm.Bot.Coordination;
using Swarm.Bot.Work;
using Swarm.Core.Tracks;
using Swarm.GitHub;

namespace Swarm.Bot.Signals;

/// <summary>What happens to pull requests, checks and branches.</summary>
public sealed class CodeSignals(TrackDirectory tracks, People people, Repositories repositories, OtherPulls others, GitHubApp app)
{
    public async Task<DeliveryReading> ReadAsync(PullRequestEvent e, DateTimeOffset at, CancellationToken ct)
    {
        if (e.Action is "opened" or "reopened" or "synchronize") return DeliveryReading.Nothing(await others.OpenedAsync(e, ct));
        if (e.Action != "closed") return DeliveryReading.Nothing($"pull_request.{e.Action} changes no track");
        var states = await tracks.OpenAsync(e.Repository.Id, ct);
        var state = states.FirstOrDefault(each => each.PullRequest?.Number == e.PullRequest.Number);
        return state is null
            ? DeliveryReading.Nothing("no open track has this pull request")
            : DeliveryReading.One(state.Key.ToString(), new TrackSignal.PullRequestClosed(e.PullRequest.IsMerged, People.Named(e)) { At = at });
    }

    public Task<DeliveryReading> ReadAsync(CheckRunEvent e, DateTimeOffset at, CancellationToken ct) => (e.Action, e.RequestedAction?.Identifier) switch
    {
        ("rerequested", _) => RerunCheckAsync(e, at, ct),
        ("requested_action", var pressed) when pressed == CheckButton.Remeasure.Identifier => RerunAsync(e, e.CheckRun.HeadSha, at, ct),
        ("requested_action", var pressed) when pressed == CheckButton.Retry.Identifier => OnHeadAsync(e, e.CheckRun.HeadSha, by => new TrackSignal.RetryPressed(e.CheckRun.HeadSha, by) { At = at }, ct),
        ("requested_action", var pressed) when pressed == CheckButton.Approve.Identifier => OnHeadAsync(e, e.CheckRun.HeadSha, by => new TrackSignal.ApprovePressed(e.CheckRun.HeadSha, by) { At = at }, ct),
        _ => Task.FromResult(DeliveryReading.Nothing($"check_run.{e.Action} changes no track")),
    };

    public Task<DeliveryReading> ReadAsync(CheckSuiteEvent e, DateTimeOffset at, CancellationToken ct) =>
        e.Action == "rerequested"
            ? RerunAsync(e, e.CheckSuite.HeadSha, at, ct)
            : Task.FromResult(DeliveryReading.Nothing($"check_suite.{e.Action} changes no track"));

    public async Task<DeliveryReading> ReadAsync(PushEvent e, DateTimeOffset at, CancellationToken ct)
    {
        if (e.Ref == $"refs/heads/{e.Repository.DefaultBranch}") repositories.Forget(e.Repository.Id);
        if (e.Deleted) return DeliveryReading.Nothing("a deleted branch moves no base, and GitHub closes the pull request of a deleted head by itself");
        var states = await tracks.OpenAsync(e.Repository.Id, ct);
        if (states.FirstOrDefault(state => e.Ref == state.HeadRef) is { } pushed) return await HeadPushedAsync(e, pushed, at, ct);
        var moved = states.Where(state => e.Ref == $"refs/heads/{state.BaseBranch}")
            .Select(state => new AddressedSignal(state.Key.ToString(), new TrackSignal.BaseMoved(e.After) { At = at })).ToList();
        return new DeliveryReading(moved, moved.Count == 0 ? "no open track has this base" : null);
    }

    /// <summary>A queue makes one group for each pull request in it, so the one that the group is named after is the one to speak for.</summary>
    public async Task<DeliveryReading> ReadAsync(MergeGroupEvent e, DateTimeOffset at, CancellationToken ct)
    {
        var state = (await tracks.OpenAsync(e.Repository.Id, ct)).FirstOrDefault(each => each.PullRequest is { } pull && pull.Number == e.MergeGroup.PullRequest);
        if (state is null && e is { Action: "checks_requested", MergeGroup.PullRequest: { } number }) return DeliveryReading.Nothing(await others.QueuedAsync(e, number, ct));
        if (state is null) return DeliveryReading.Nothing("no open track has the group's pull request");
        TrackSignal? signal = e.Action switch
        {
            "checks_requested" => new TrackSignal.MergeGroupFormed(e.MergeGroup.HeadSha) { At = at },
            "destroyed" => new TrackSignal.MergeGroupDropped(e.MergeGroup.HeadSha) { At = at },
            _ => null,
        };
        return signal is null ? DeliveryReading.Nothing($"merge_group.{e.Action} changes no track") : DeliveryReading.One(state.Key.ToString(), signal);
    }

    private async Task<DeliveryReading> HeadPushedAsync(PushEvent e, TrackState state, DateTimeOffset at, CancellationToken ct)
    {
        var ours = e.Sender is { } sender && sender.Login == (await app.GetAppAsync(ct)).BotLogin;
        return ours
            ? DeliveryReading.Nothing("our own push")
            : DeliveryReading.One(state.Key.ToString(), new TrackSignal.HeadPushedByOthers(e.After, People.Named(e)) { At = at });
    }

    private Task<DeliveryReading> RerunAsync(RepositoryWebhookEvent e, string commit, DateTimeOffset at, CancellationToken ct) =>
        OnHeadAsync(e, commit, by => new TrackSignal.RerunRequested(commit, by) { At = at }, ct);

    private async Task<DeliveryReading> RerunCheckAsync(CheckRunEvent e, DateTimeOffset at, CancellationToken ct) =>
        await others.AskedAgainAsync(e, ct) is { } done ? DeliveryReading.Nothing(done) : await RerunAsync(e, e.CheckRun.HeadSha, at, ct);

    private async Task<DeliveryReading> OnHeadAsync(RepositoryWebhookEvent e, string commit, Func<Actor, TrackSignal> signal, CancellationToken ct)
    {
        var state = (await tracks.OpenAsync(e.Repository.Id, ct)).FirstOrDefault(each => each.PushedHead == commit);
        return state is null
            ? DeliveryReading.Nothing("no open track has this head")
            : DeliveryReading.One(state.Key.ToString(), signal(await people.ActorAsync(e, ct)));
    }
}
