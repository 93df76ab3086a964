using System.Net;
using Swarm.Bot.Coordination;
using Swarm.Core.Tracks;
using Swarm.GitHub;

namespace Swarm.Bot.Publishing;

/// <summary>Opens the pull request, keeps its text, lifts the draft, and closes what must be closed.</summary>
public sealed class PullRequestWriter(Coordinator coordinator)
{
    private const string Kind = "pull-request";

    public async Task<bool> WriteAsync(Publication pass, Surface.PullRequest wanted, CancellationToken ct)
    {
        var body = pass.Marker(wanted.Key).On(wanted.Body);
        var hash = Publication.Hash($"{wanted.Title}\n{body}\n{wanted.Draft}\n{wanted.Open}");
        if (pass.IsShown(wanted.Key, hash)) return true;
        var pull = await FindAsync(pass, wanted, ct);
        if (pull is null)
        {
            if (!wanted.Open) return true;
            pull = await OpenAsync(pass, wanted, body, ct);
        }

        // Where drafts do not exist it is opened in a later phase, and that phase asks for it again.
        if (pull is null) return true;
        if (pass.State.PullRequest is null) await SeenAsync(pass, pull, ct);
        await UpdateAsync(pass, wanted, pull, body, ct);
        await pass.ShownAsync(wanted.Key, Kind, hash, pull.Number, pull.NodeId, ct);
        return true;
    }

    public async Task<bool> CloseIssueAsync(Publication pass, Surface.ClosedIssue closed, CancellationToken ct)
    {
        if (pass.IsShown(closed.Key, closed.Key)) return true;
        await pass.GitHub.CloseIssueAsync(pass.Issue, CloseReason.Completed, ct);
        await pass.ShownAsync(closed.Key, "issue", closed.Key, pass.Issue, null, ct);
        return true;
    }

    private static async Task<PullRequest?> FindAsync(Publication pass, Surface.PullRequest wanted, CancellationToken ct)
    {
        if (pass.Row(wanted.Key)?.RemoteId is { } number) return await pass.GitHub.GetPullRequestAsync((int)number, ct);
        // A head has at most one open pull request, so the head itself is the marker.
        return (await pass.GitHub.FindPullRequestsByHeadAsync(wanted.Head, ct)).OrderBy(pull => pull.Number).FirstOrDefault();
    }

    /// <returns>Null where GitHub knows no drafts and it is too early for anything else.</returns>
    private static async Task<PullRequest?> OpenAsync(Publication pass, Surface.PullRequest wanted, string body, CancellationToken ct)
    {
        await pass.IntendAsync(wanted.Key, Kind, ct);
        try
        {
            return await pass.GitHub.CreatePullRequestAsync(wanted.Title, body, wanted.Head, wanted.Base, wanted.Draft, ct);
        }
        catch (GitHubRefusedException e) when (e.Status == HttpStatusCode.UnprocessableEntity && wanted.Draft && IsAboutDrafts(e))
        {
            // Drafts do not exist on every plan; there the pull request is opened when it is ready.
            // The track waits for it in its last phase, so there it is opened plain.
            return pass.State.Phase < TrackPhase.Debrief ? null : await pass.GitHub.CreatePullRequestAsync(wanted.Title, body, wanted.Head, wanted.Base, false, ct);
        }
    }

    private static bool IsAboutDrafts(GitHubRefusedException e) =>
        e.Errors.Append(e.Reason).Any(text => text.Contains("draft", StringComparison.OrdinalIgnoreCase));

    private Task SeenAsync(Publication pass, PullRequest pull, CancellationToken ct) =>
        coordinator.HearAsync(pass.State.Key.ToString(), new TrackSignal.PullRequestSeen(new PullRequestFacts(pull.Number, pull.NodeId, pull.HtmlUrl.ToString())) { At = pass.Now }, Occasion.None, ct);

    private static async Task UpdateAsync(Publication pass, Surface.PullRequest wanted, PullRequest pull, string body, CancellationToken ct)
    {
        if (pull.IsMerged) return;
        OpenState? state = wanted.Open == pull.IsOpen || pass.State.Phase == TrackPhase.Merged ? null : wanted.Open ? OpenState.Open : OpenState.Closed;
        if (pull.Title != wanted.Title || pull.Body != body || state is not null)
            await pass.GitHub.UpdatePullRequestAsync(pull.Number, wanted.Title, body, state, ct);
        if (pull.Draft && !wanted.Draft) await pass.GitHub.MarkReadyForReviewAsync(pull.NodeId, ct);
    }
}
