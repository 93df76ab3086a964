using System.Collections.Immutable;
using Swarm.Core.Documents;
using Swarm.Core.Review;

namespace Swarm.Core.Tracks;

/// <summary>Everything GitHub must show for a state.</summary>
public static class TrackSurfaces
{
    public static ImmutableArray<Surface> Of(TrackState state) =>
    [
        .. Reactions(state),
        new Surface.Comment(SurfaceKeys.Status, StatusComment.Write(state), StatusComment.Pressing(state)),
        .. Plan(state),
        .. state.Escalations.Select(each => new Surface.Comment(SurfaceKeys.Question(each.Id), QuestionComment.Write(state, each))),
        .. state.Replies.Select(reply => new Surface.Comment(SurfaceKeys.Reply(reply.CommentId), reply.Text)),
        .. state.Refused.Select((login, index) => new Surface.Comment(SurfaceKeys.Refusal(index + 1), $"@{login}, the buttons of checks {AccessText.Needed(state)}")),
        .. PullRequest(state),
        .. TrackChecks.Of(state),
        .. Council(state),
        .. Answers(state),
        .. Closing(state),
    ];

    private static IEnumerable<Surface> Reactions(TrackState state) =>
    [
        new Surface.Reaction(SurfaceKeys.IssueReaction, null, state.Labeller.CanWrite ? "eyes" : "confused"),
        .. state.Heard.Select(heard => new Surface.Reaction(SurfaceKeys.Reaction(heard.CommentId), heard.CommentId, heard.Accepted ? "+1" : "confused")),
    ];

    private static IEnumerable<Surface> Plan(TrackState state) =>
        state is { Plan: not null, Estimate: not null } ? [new Surface.Comment(SurfaceKeys.PlanNotice, PlanComment.Write(state))] : [];

    private static IEnumerable<Surface> PullRequest(TrackState state)
    {
        if (state.PushedHead is null) return [];
        var draft = state.Phase is not (TrackPhase.Ready or TrackPhase.Merged);
        var open = state.Phase is not (TrackPhase.Cancelled or TrackPhase.Closed or TrackPhase.Failed);
        return [new Surface.PullRequest(SurfaceKeys.PullRequest, Title(state), PullRequestBody.Write(state), state.HeadBranch, state.BaseBranch, draft, open)];
    }

    /// <summary>GitHub takes no empty title, and stripping may leave nothing of the issue's.</summary>
    private static string Title(TrackState state) =>
        string.IsNullOrWhiteSpace(state.Issue.Title) ? $"Issue {state.Issue.Number}" : MarkdownText.Cut(state.Issue.Title, 250);

    private static IEnumerable<Surface> Council(TrackState state)
    {
        if (state.PullRequest is null || state.CouncilRound == 0 || state.Lenses.Any(lens => !lens.Reported)) return [];
        var review = new Surface.Review(SurfaceKeys.Review(state.CouncilRound), state.CouncilCommit, CouncilText.Intro(state), [.. state.Findings.Where(finding => finding.Review == 0)]);
        return state.Findings.Where(finding => finding is { Status: FindingStatus.Repaired, Review: 0 })
            .Select(Surface (finding) => new Surface.Resolution($"resolved/{finding.Id}", review.Key, finding))
            .Prepend(review);
    }

    private static IEnumerable<Surface> Answers(TrackState state) =>
        state.Findings.Where(finding => finding.Thread > 0 && finding.Status != FindingStatus.Open)
            .Select(finding => new Surface.ThreadAnswer($"answered/{finding.Id}", finding.Thread, CouncilText.Answer(finding)));

    private static IEnumerable<Surface> Closing(TrackState state) =>
        state.Phase == TrackPhase.Merged && state.BaseBranch != state.Repository.DefaultBranch ? [new Surface.ClosedIssue("issue-closed")] : [];
}
