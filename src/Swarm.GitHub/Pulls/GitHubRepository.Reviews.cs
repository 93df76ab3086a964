namespace Swarm.GitHub;

public sealed partial class GitHubRepository
{
    /// <summary>Begins a review that nobody sees until <see cref="SubmitReviewAsync"/>.</summary>
    /// <exception cref="GitHubRefusedException">422: a comment lies outside the difference, or a pending review exists already.</exception>
    public Task<Review> CreatePendingReviewAsync(int number, string commitId, string body, IReadOnlyList<DraftComment> comments, CancellationToken cancellationToken)
    {
        foreach (var comment in comments) BodyLimit.Demand(comment.Body);
        var review = new NewReview(commitId, BodyLimit.Demand(body)!, comments);
        var write = new Write<NewReview>(HttpMethod.Post, $"{PullPath(number)}/reviews", review, GitHubJson.Default.NewReview);
        return rest.WriteAsync(write, GitHubJson.Default.Review, cancellationToken);
    }

    /// <summary>Shows a pending review to everybody.</summary>
    public Task<Review> SubmitReviewAsync(int number, long reviewId, ReviewVerdict verdict, string body, CancellationToken cancellationToken)
    {
        var submission = new ReviewSubmission(verdict, BodyLimit.Demand(body)!);
        var write = new Write<ReviewSubmission>(HttpMethod.Post, $"{PullPath(number)}/reviews/{reviewId}/events", submission, GitHubJson.Default.ReviewSubmission);
        return rest.WriteAsync(write, GitHubJson.Default.Review, cancellationToken);
    }

    /// <summary>Throws a pending review away; false where it was gone already.</summary>
    public Task<bool> DeletePendingReviewAsync(int number, long reviewId, CancellationToken cancellationToken) =>
        rest.DeleteAsync($"{PullPath(number)}/reviews/{reviewId}", cancellationToken);

    /// <summary>All reviews, oldest first; our own pending one among them.</summary>
    public Task<IReadOnlyList<Review>> ListReviewsAsync(int number, CancellationToken cancellationToken) =>
        rest.ListAsync($"{PullPath(number)}/reviews?per_page=100", GitHubJson.Default.IReadOnlyListReview, cancellationToken);

    /// <summary>All comments on lines, of every submitted review.</summary>
    public Task<IReadOnlyList<ReviewComment>> ListReviewCommentsAsync(int number, CancellationToken cancellationToken) =>
        rest.ListAsync($"{PullPath(number)}/comments?per_page=100", GitHubJson.Default.IReadOnlyListReviewComment, cancellationToken);

    /// <summary>Answers in the thread that a comment began.</summary>
    public Task<ReviewComment> ReplyToReviewCommentAsync(int number, long firstCommentId, string body, CancellationToken cancellationToken) =>
        rest.WriteAsync(Body(HttpMethod.Post, $"{PullPath(number)}/comments/{firstCommentId}/replies", body), GitHubJson.Default.ReviewComment, cancellationToken);

    /// <summary>All threads; empty where the pull request is gone.</summary>
    public async Task<IReadOnlyList<ReviewThread>> ListReviewThreadsAsync(int number, CancellationToken cancellationToken)
    {
        var all = new List<ReviewThread>();
        var variables = new GraphVariables { Owner = Owner, Name = Name, Number = number };
        for (var more = true; more;)
        {
            var data = await graph.QueryAsync(new GraphRequest(GraphDocuments.Threads, variables), GitHubJson.Default.GraphAnswerThreadsData, cancellationToken);
            if (data.Threads is not { } page) return all;
            all.AddRange(page.Nodes.Select(thread => thread.ToReviewThread()));
            more = page.PageInfo is { HasNextPage: true, EndCursor: { } cursor } && cursor != variables.After;
            variables = variables with { After = page.PageInfo.EndCursor };
        }
        return all;
    }

    /// <summary>Settles a thread; a settled one stays so.</summary>
    public Task ResolveReviewThreadAsync(string threadId, CancellationToken cancellationToken) =>
        graph.MutateAsync(new GraphRequest(GraphDocuments.ResolveThread, new GraphVariables { Id = threadId }), cancellationToken);

    /// <summary>Folds a comment away, with the reason shown.</summary>
    public Task MinimizeCommentAsync(string nodeId, MinimizeReason classifier, CancellationToken cancellationToken) =>
        graph.MutateAsync(new GraphRequest(GraphDocuments.Minimize, new GraphVariables { Id = nodeId, Classifier = classifier }), cancellationToken);
}
