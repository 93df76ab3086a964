using Swarm.Bot.Coordination;
using Swarm.Core.Review;
using Swarm.Core.Tracks;
using Swarm.GitHub;

namespace Swarm.Bot.Signals;

/// <summary>What people's reviews of a track's pull request ask for.</summary>
public sealed class ReviewSignals(TrackDirectory tracks, People people, GitHubApp app)
{
    public async Task<DeliveryReading> ReadAsync(PullRequestReviewEvent e, DateTimeOffset at, CancellationToken ct)
    {
        if (e.Action != "submitted" || !e.Review.RequestsChanges) return DeliveryReading.Nothing("only a review that asks for changes moves a track");
        var state = (await tracks.OpenAsync(e.Repository.Id, ct)).FirstOrDefault(each => each.PullRequest?.Number == e.PullRequest.Number);
        if (state is null) return DeliveryReading.Nothing("no open track has this pull request");
        var by = await people.ActorAsync(e, ct);
        if (!by.CanWrite || e.Installation is not { } installation) return DeliveryReading.Nothing("whoever asks for the changes has no write access");
        // The list for one review leaves out the lines.
        var comments = await app.Repository(installation.Id, e.Repository.Owner.Login, e.Repository.Name).ListReviewCommentsAsync(e.PullRequest.Number, ct);
        var threads = comments.Where(comment => comment.PullRequestReviewId == e.Review.Id)
            .Select(comment => new ReviewRemark(comment.InReplyToId ?? comment.Id, comment.Path, comment.Line ?? 0, comment.Body));
        return DeliveryReading.One(state.Key.ToString(), new TrackSignal.ChangesRequested(e.Review.Id, [new ReviewRemark(0, "", 0, e.Review.Body ?? ""), .. threads], by) { At = at });
    }
}
