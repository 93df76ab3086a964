using Swarm.Core.Documents;
using Swarm.Core.Review;
using Swarm.Core.Tracks;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Publishing;

/// <summary>Posts the council's review, created pending and then submitted, resolves the threads of what was repaired, and answers those of people.</summary>
public sealed class ReviewWriter(CommentWriter comments)
{
    private const string Kind = "review";

    public async Task<bool> WriteAsync(Publication pass, Surface.Review review, CancellationToken ct)
    {
        // A review is posted once; what becomes of its findings is shown by their threads.
        var row = pass.Row(review.Key);
        if (pass.IsGone(review.Key) || row is { RemoteId: not null, State: SurfaceStates.Completed }) return true;
        var number = pass.State.PullRequest!.Number;
        if (row is not { RemoteId: not null, State: SurfaceStates.Shown }) row = await PostAsync(pass, number, review, ct);
        if (row.State == SurfaceStates.Completed) return true;
        await ContinueAsync(pass, number, review, row.RemoteId!.Value, ct);
        await pass.ShownAsync(review.Key, Kind, "", row.RemoteId.Value, row.NodeId, ct, SurfaceStates.Completed);
        return true;
    }

    public async Task<bool> ResolveAsync(Publication pass, Surface.Resolution resolution, CancellationToken ct)
    {
        if (pass.Row(resolution.Key) is { State: SurfaceStates.Completed or SurfaceStates.Gone }) return true;
        // Without the review there is no thread yet: looking now would find none for good.
        if (pass.Row(resolution.ReviewKey) is not { State: SurfaceStates.Completed }) return pass.IsGone(resolution.ReviewKey);
        var number = pass.State.PullRequest!.Number;
        var marker = ReviewText.Mark(pass, resolution.Finding);
        var comment = (await pass.GitHub.ListReviewCommentsAsync(number, ct)).FirstOrDefault(each => IsOurs(each.User) && Marker.Read(each.Body) == marker);
        if (comment is not null)
        {
            await AnswerAsync(pass, number, comment.Id, pass.Marker($"finding/{resolution.Finding.Id}/repaired"), CouncilText.Answer(resolution.Finding), ct);
            var thread = (await pass.GitHub.ListReviewThreadsAsync(number, ct)).FirstOrDefault(each => each.StartsWith(comment));
            if (thread is { IsResolved: false }) await pass.GitHub.ResolveReviewThreadAsync(thread.Id, ct);
        }

        await pass.ShownAsync(resolution.Key, "resolution", "", comment?.Id ?? 0, null, ct, SurfaceStates.Completed);
        return true;
    }

    /// <returns>Completed where nothing is left to be said behind it.</returns>
    private static async Task<SurfaceRow> PostAsync(Publication pass, int number, Surface.Review review, CancellationToken ct)
    {
        var posted = await SubmitAsync(pass, number, review, ct);
        return await pass.ShownAsync(review.Key, Kind, "", posted.Id, posted.NodeId, ct, ReviewText.Fits(review) ? SurfaceStates.Completed : SurfaceStates.Shown);
    }

    private static async Task<Review> SubmitAsync(Publication pass, int number, Surface.Review review, CancellationToken ct)
    {
        var marker = pass.Marker(review.Key);
        var pending = await FindAsync(pass, number, marker, ct);
        if (pending is { IsPending: false }) return pending;
        if (pending is null)
        {
            await pass.IntendAsync(review.Key, Kind, ct);
            pending = await PendingReviews.BeginAsync(pass, number, marker, ReviewText.Draft(pass, review, await pass.GitHub.ListPullRequestFilesAsync(number, ct)), ct);
        }

        // The body was made together with the inline comments: another one could lose a finding, or say it twice.
        return await pass.GitHub.SubmitReviewAsync(number, pending.Id, ReviewVerdict.Comment, pending.Body ?? ReviewText.Body(pass, review, review.Findings), ct);
    }

    /// <summary>
    /// Says in comments what the body has no room for. What stands on lines is asked of GitHub, for the difference may have changed since.
    /// </summary>
    private async Task ContinueAsync(Publication pass, int number, Surface.Review review, long id, CancellationToken ct)
    {
        var onLines = (await pass.GitHub.ListReviewCommentsAsync(number, ct)).Where(each => each.PullRequestReviewId == id).Select(each => Marker.Read(each.Body)).ToHashSet();
        var outside = review.Findings.Where(finding => !onLines.Contains(ReviewText.Mark(pass, finding)));
        foreach (var part in ReviewText.Parts(review, outside)[1..]) await comments.WritePartAsync(pass, number, part, ct);
    }

    public async Task<bool> AnswerAsync(Publication pass, Surface.ThreadAnswer answer, CancellationToken ct)
    {
        if (pass.Row(answer.Key) is { State: SurfaceStates.Completed or SurfaceStates.Gone }) return true;
        await AnswerAsync(pass, pass.State.PullRequest!.Number, answer.Thread, pass.Marker(answer.Key), answer.Text, ct);
        await pass.ShownAsync(answer.Key, "answer", "", answer.Thread, null, ct, SurfaceStates.Completed);
        return true;
    }

    /// <summary>Answers once. A thread whose first comment is gone has nobody to be answered.</summary>
    private static async Task AnswerAsync(Publication pass, int number, long thread, Marker marker, string text, CancellationToken ct)
    {
        var said = await pass.GitHub.ListReviewCommentsAsync(number, ct);
        if (said.All(each => each.Id != thread) || said.Any(each => IsOurs(each.User) && Marker.Read(each.Body) == marker)) return;
        await pass.GitHub.ReplyToReviewCommentAsync(number, thread, marker.On(text), ct);
    }

    private static async Task<Review?> FindAsync(Publication pass, int number, Marker marker, CancellationToken ct) =>
        pass.Row(marker.Surface)?.IntentAt is null
            ? null
            : (await pass.GitHub.ListReviewsAsync(number, ct)).Where(each => IsOurs(each.User) && Marker.Read(each.Body) == marker).MinBy(each => each.Id);

    // GitHub names no app here. People cannot write as a bot, and a bot that quotes our markers is not the case to fear.
    private static bool IsOurs(GitHubUser? user) => user is { IsBot: true };
}
