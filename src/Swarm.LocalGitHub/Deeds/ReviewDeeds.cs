using Swarm.LocalGitHub.State;
using Swarm.LocalGitHub.Webhooks;

namespace Swarm.LocalGitHub.Deeds;

/// <summary>Reviews, their inline comments and threads.</summary>
internal sealed class ReviewDeeds(World world, Announcer announcer)
{
    /// <summary>The states that submitting events lead to.</summary>
    public static string? StateAfter(string verdict) => verdict switch
    {
        "APPROVE" => "APPROVED",
        "REQUEST_CHANGES" => "CHANGES_REQUESTED",
        "COMMENT" => "COMMENTED",
        _ => null,
    };

    public Review Begin(Issue issue, Actor by, string commit, string body, IEnumerable<CommentDraft> comments)
    {
        var review = new Review { Id = world.NextId(), Author = by, CommitId = commit, Body = body, State = Review.Pending };
        issue.Pull!.Reviews.Add(review);
        foreach (var comment in comments) issue.Pull.Threads.Add(NewThread(review, comment));
        return review;
    }

    public void Submit(Repository repository, Issue issue, Review review, string state, Actor by)
    {
        (review.State, review.SubmittedAt, issue.UpdatedAt) = (state, world.Now, world.Now);
        announcer.Review(repository, issue, review, by);
        foreach (var comment in CommentsOf(issue, review)) announcer.ReviewComment(repository, issue, comment, by);
    }

    public static void Discard(Issue issue, Review review)
    {
        issue.Pull!.Reviews.Remove(review);
        issue.Pull.Threads.RemoveAll(thread => thread.First.Review == review);
    }

    /// <summary>A reply is a submitted review of its own that holds one comment.</summary>
    public ReviewComment Reply(Repository repository, Issue issue, ReviewThread thread, string body, Actor by)
    {
        var review = new Review
        {
            Id = world.NextId(),
            Author = by,
            CommitId = thread.First.CommitId,
            Body = "",
            State = "COMMENTED",
            SubmittedAt = world.Now,
        };
        issue.Pull!.Reviews.Add(review);
        var comment = new ReviewComment
        {
            Id = world.NextId(),
            Review = review,
            Place = thread.First.Place,
            CommitId = thread.First.CommitId,
            DiffHunk = thread.First.DiffHunk,
            Position = thread.First.Position,
            CreatedAt = world.Now,
            UpdatedAt = world.Now,
            Body = body,
            InReplyTo = thread.First.Id,
        };
        thread.Comments.Add(comment);
        announcer.Review(repository, issue, review, by);
        announcer.ReviewComment(repository, issue, comment, by);
        return comment;
    }

    public void Resolve(Repository repository, Issue issue, ReviewThread thread, Actor by)
    {
        if (thread.IsResolved) return;
        thread.ResolvedBy = by.Account;
        announcer.Thread(repository, issue, thread, "resolved", by);
    }

    public static IEnumerable<ReviewComment> CommentsOf(Issue issue, Review review) =>
        issue.Pull!.Threads.SelectMany(thread => thread.Comments).Where(comment => comment.Review == review);

    private ReviewThread NewThread(Review review, CommentDraft draft)
    {
        var thread = new ReviewThread { Id = world.NextId() };
        thread.Comments.Add(new ReviewComment
        {
            Id = world.NextId(),
            Review = review,
            Place = draft.Place,
            CommitId = review.CommitId,
            DiffHunk = draft.Hunk.TextUpTo(draft.Place.Side, draft.Place.Line),
            Position = draft.Hunk.PositionOf(draft.Place.Side, draft.Place.Line),
            CreatedAt = world.Now,
            UpdatedAt = world.Now,
            Body = draft.Body,
        });
        return thread;
    }
}
