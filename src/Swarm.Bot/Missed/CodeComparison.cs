using Swarm.Core.Tracks;
using Swarm.GitHub;

namespace Swarm.Bot.Missed;

/// <summary>Finds open tracks whose pull request was closed, merged, marked ready or pushed to by hand, or whose base has moved.</summary>
public sealed class CodeComparison(MissedNews news)
{
    public async Task<int> CompareAsync(Place place, TrackState state, CancellationToken ct) =>
        await PullAsync(place, state, ct) + await BaseAsync(place, state, ct);

    private async Task<int> PullAsync(Place place, TrackState state, CancellationToken ct)
    {
        if (state.PullRequest is not { } known || await place.GitHub.GetPullRequestAsync(known.Number, ct) is not { } pull) return 0;
        if (!pull.IsOpen) return await TellAsync(place, state, "closed", pull, pull.IsMerged ? "merged" : "closed", "it open", ct);
        var found = 0;
        if (!pull.Draft && state.Phase < TrackPhase.Debrief) found += await TellAsync(place, state, "ready_for_review", pull, "ready", "a draft", ct);
        if (HasMoved(state, pull)) found += await HeadAsync(place, state, pull, ct);
        return found;
    }

    // A push of our own that is under way moves the head before the track knows.
    private static bool HasMoved(TrackState state, PullRequest pull) =>
        state.PushedHead is { } head && pull.Head.Sha != head && !TrackJobs.Of(state).Any(job => job.Kind == JobKind.Push);

    private async Task<int> HeadAsync(Place place, TrackState state, PullRequest pull, CancellationToken ct) =>
        await TellAsync(place, state, "synchronize", pull, $"at {pull.Head.Sha}", $"at {state.PushedHead}", ct)
        + await PushedAsync(place, state, state.HeadRef, state.PushedHead!, pull.Head.Sha, ct);

    private async Task<int> BaseAsync(Place place, TrackState state, CancellationToken ct)
    {
        if (state.BaseTip.Length == 0 || await place.GitHub.GetBranchAsync(state.BaseBranch, ct) is not { } branch || branch.Commit.Sha == state.BaseTip) return 0;
        return await PushedAsync(place, state, $"refs/heads/{state.BaseBranch}", state.BaseTip, branch.Commit.Sha, ct);
    }

    private async Task<int> TellAsync(Place place, TrackState state, string action, PullRequest pull, string seen, string expected, CancellationToken ct)
    {
        var sender = action == "closed" ? pull.MergedBy ?? await CloserAsync(place, pull, ct) : null;
        var told = new PullRequestEvent { Action = action, PullRequest = pull, Repository = place.Info, Installation = place.Installation, Sender = sender };
        return await news.TellAsync(new Difference(state.Key.ToString(), $"pull request {pull.Number} {seen}", expected), told, ct) ? 1 : 0;
    }

    private static async Task<GitHubUser?> CloserAsync(Place place, PullRequest pull, CancellationToken ct) =>
        (await place.GitHub.ListIssueEventsAsync(pull.Number, ct)).Where(entry => entry.Event == "closed").MaxBy(entry => entry.Id)?.Actor;

    private async Task<int> PushedAsync(Place place, TrackState state, string reference, string before, string after, CancellationToken ct)
    {
        var told = new PushEvent
        {
            Ref = reference,
            Before = before,
            After = after,
            Created = false,
            Deleted = false,
            Forced = false,
            Pusher = new Pusher("unknown"),
            Repository = place.Info,
            Installation = place.Installation,
        };
        return await news.TellAsync(new Difference(state.Key.ToString(), $"{reference} at {after}", before), told, ct) ? 1 : 0;
    }
}
