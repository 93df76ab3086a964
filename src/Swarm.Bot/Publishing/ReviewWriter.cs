using System.Collections.Immutable;
using Swarm.Core.Documents;
using Swarm.Core.Review;
using Swarm.Core.Tracks;
using Swarm.GitHub;

namespace Swarm.Bot.Publishing;

/// <summary>Posts the council's review, created pending and then submitted, resolves the threads of what was repaired, and answers those of people.</summary>
public sealed class ReviewWriter
{
    private const string Kind = "review";

    public async Task<bool> WriteAsync(Publication pass, Surface.Review review, CancellationToken ct)
    {
        // A review is posted once; what becomes of its findings is shown by their threads.
        if (pass.IsGone(review.Key) || pass.Row(review.Key) is { RemoteId: not null, State: SurfaceStates.Completed }) return true;
        var number = pass.State.PullRequest!.Number;
        var marker = pass.Marker(review.Key);
        var pending = await FindAsync(pass, number, marker, ct);
        if (pending is { IsPending: false })
        {
            await pass.ShownAsync(review.Key, Kind, "", pending.Id, pending.NodeId, ct, SurfaceStates.Completed);
            return true;
        }

        if (pending is null)
        {
            await pass.IntendAsync(review.Key, Kind, ct);
            pending = await PendingReviews.BeginAsync(pass, number, marker, await DraftAsync(pass, number, review, ct), ct);
        }

        // The body was made together with the inline comments: another one could lose a finding, or say it twice.
        var body = pending.Body ?? marker.On(Body(review, review.Findings));
        var sent = await pass.GitHub.SubmitReviewAsync(number, pending.Id, ReviewVerdict.Comment, body, ct);
        await pass.ShownAsync(review.Key, Kind, "", sent.Id, sent.NodeId, ct, SurfaceStates.Completed);
        return true;
    }

    public async Task<bool> ResolveAsync(Publication pass, Surface.Resolution resolution, CancellationToken ct)
    {
        if (pass.Row(resolution.Key) is { State: SurfaceStates.Completed or SurfaceStates.Gone }) return true;
        // Without the review there is no thread yet: looking now would find none for good.
        if (pass.Row(resolution.ReviewKey) is not { State: SurfaceStates.Completed }) return pass.IsGone(resolution.ReviewKey);
        var number = pass.State.PullRequest!.Number;
        var marker = pass.Marker($"finding/{resolution.Finding.Id}");
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
        var comments = await pass.GitHub.ListReviewCommentsAsync(number, ct);
        if (comments.All(each => each.Id != thread) || comments.Any(each => IsOurs(each.User) && Marker.Read(each.Body) == marker)) return;
        await pass.GitHub.ReplyToReviewCommentAsync(number, thread, marker.On(text), ct);
    }

    private static async Task<Review?> FindAsync(Publication pass, int number, Marker marker, CancellationToken ct) =>
        pass.Row(marker.Surface)?.IntentAt is null
            ? null
            : (await pass.GitHub.ListReviewsAsync(number, ct)).Where(each => IsOurs(each.User) && Marker.Read(each.Body) == marker).MinBy(each => each.Id);

    // GitHub names no app here. People cannot write as a bot, and a bot that quotes our markers is not the case to fear.
    private static bool IsOurs(GitHubUser? user) => user is { IsBot: true };

    private static async Task<ReviewDraft> DraftAsync(Publication pass, int number, Surface.Review review, CancellationToken ct)
    {
        var marker = pass.Marker(review.Key);
        var (inside, outside) = Place(review.Findings, await pass.GitHub.ListPullRequestFilesAsync(number, ct));
        return new ReviewDraft(
            review.Commit, marker.On(Body(review, outside)), [.. inside.Select(finding => Comment(pass, finding))], marker.On(Body(review, review.Findings)));
    }

    private static DraftComment Comment(Publication pass, Finding finding) =>
        new(finding.File, finding.Line, pass.Marker($"finding/{finding.Id}").On(CouncilText.Inline(finding)));

    private static string Body(Surface.Review review, ImmutableArray<Finding> outside) =>
        review.Intro + string.Concat(outside.Select(finding => $"\n\n{CouncilText.Place(finding)} {CouncilText.Inline(finding)}"));

    private static (ImmutableArray<Finding> Inside, ImmutableArray<Finding> Outside) Place(ImmutableArray<Finding> findings, IReadOnlyList<PullRequestFile> files)
    {
        var patches = files.ToDictionary(file => file.Filename, file => HunkLines.Read(file.Patch), StringComparer.Ordinal);
        var inside = findings.Where(finding => patches.TryGetValue(finding.File, out var lines) && lines.Contains(finding.Line)).ToImmutableArray();
        return (inside, [.. findings.Except(inside)]);
    }
}
