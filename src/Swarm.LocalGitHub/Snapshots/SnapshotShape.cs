using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub;

/// <summary>Copies state into snapshots.</summary>
internal static class SnapshotShape
{
    public static LocalSnapshot Of(Repository repository) => new(
        [.. repository.Issues.Select(Issue)],
        [.. repository.PullRequests.Select(Pull)],
        [.. repository.CheckRuns.Select(Check)],
        new Dictionary<string, string>(repository.Refs));

    private static IssueSnapshot Issue(Issue issue) => new(
        issue.Number,
        issue.Title,
        issue.Body,
        issue.State,
        issue.Author.Login,
        issue.Pull is not null,
        [.. issue.Labels],
        [.. issue.Reactions.Select(Reaction)],
        [.. issue.Comments.Select(comment => Comment(issue, comment))]);

    private static CommentSnapshot Comment(Issue issue, IssueComment comment) => new(
        comment.Id,
        issue.Number,
        comment.Body,
        comment.Author.Login,
        comment.Author.App?.Slug,
        comment.MinimizedReason is not null,
        [.. comment.Reactions.Select(Reaction)]);

    private static ReactionSnapshot Reaction(Reaction reaction) => new(reaction.Content, reaction.By.Login);

    private static PullSnapshot Pull(Issue issue) => new(
        issue.Number,
        issue.Title,
        issue.Body,
        issue.State,
        issue.Pull!.Draft,
        issue.Pull.Merged,
        issue.Pull.HeadBranch,
        issue.Pull.HeadSha,
        issue.Pull.BaseBranch,
        issue.Author.Login,
        [.. issue.Pull.Reviews.Select(review => new ReviewSnapshot(review.Id, review.State, review.Body, review.Author.Login, review.CommitId))],
        [.. issue.Pull.Threads.Where(thread => !thread.First.Review.IsPending).Select(Thread)]);

    private static ThreadSnapshot Thread(ReviewThread thread) =>
        new(thread.NodeId, thread.IsResolved, [.. thread.Comments.Select(ReviewComment)]);

    private static ReviewCommentSnapshot ReviewComment(ReviewComment comment) => new(
        comment.Id,
        comment.Place.Path,
        comment.Place.Line,
        comment.Place.Side,
        comment.Body,
        comment.Author.Login,
        comment.InReplyTo);

    private static CheckRunSnapshot Check(CheckRun run) => new(
        run.Id,
        run.Name,
        run.HeadSha,
        run.Status,
        run.Conclusion,
        run.ExternalId,
        run.Output,
        [.. run.Annotations],
        [.. run.Actions]);
}
