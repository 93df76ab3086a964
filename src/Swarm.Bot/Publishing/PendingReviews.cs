using System.Net;
using Swarm.GitHub;

namespace Swarm.Bot.Publishing;

/// <summary>Begins reviews. GitHub lets an account have one pending review on a pull request, and shows a pending one to its author alone.</summary>
internal static class PendingReviews
{
    /// <returns>The pending review with this marker: a new one, or the one that an earlier pass left.</returns>
    public static async Task<Review> BeginAsync(Publication pass, int number, Marker marker, ReviewDraft draft, CancellationToken ct)
    {
        if (await CreateAsync(pass, number, draft, ct) is { } created) return created;
        if (await ContinueAsync(pass, number, marker, ct) is { } earlier) return earlier;
        return await CreateAsync(pass, number, draft, ct) ?? await WithoutPlacesAsync(pass, number, draft, ct);
    }

    /// <returns>Null where GitHub refuses it as it is.</returns>
    private static async Task<Review?> CreateAsync(Publication pass, int number, ReviewDraft draft, CancellationToken ct)
    {
        try
        {
            return await pass.GitHub.CreatePendingReviewAsync(number, draft.Commit, draft.Body, draft.Comments, ct);
        }
        catch (GitHubRefusedException e) when (e.Status == HttpStatusCode.UnprocessableEntity)
        {
            return null;
        }
    }

    /// <summary>Finds the pending review that is in the way: ours goes on, and one that an earlier round left is thrown away.</summary>
    private static async Task<Review?> ContinueAsync(Publication pass, int number, Marker marker, CancellationToken ct)
    {
        var pending = (await pass.GitHub.ListReviewsAsync(number, ct)).Where(review => review.IsPending).ToList();
        if (pending.Find(review => Marker.Read(review.Body) == marker) is { } ours) return ours;
        foreach (var stale in pending) await pass.GitHub.DeletePendingReviewAsync(number, stale.Id, ct);
        return null;
    }

    /// <summary>A line or the commit itself has left the pull request since: everything is said in the body, of the head as it is now.</summary>
    private static async Task<Review> WithoutPlacesAsync(Publication pass, int number, ReviewDraft draft, CancellationToken ct)
    {
        var head = (await pass.GitHub.GetPullRequestAsync(number, ct))?.Head.Sha ?? draft.Commit;
        return await pass.GitHub.CreatePendingReviewAsync(number, head, draft.Whole, [], ct);
    }
}
