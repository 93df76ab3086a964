using Swarm.Bot.Coordination;
using Swarm.Bot.Publishing;
using Swarm.Core.Commands;
using Swarm.Core.Tracks;
using Swarm.GitHub;

namespace Swarm.Bot.Signals;

/// <summary>What people write, and which boxes they tick in the app's own comments.</summary>
public sealed class CommentSignals(TrackDirectory tracks, TrackArchive archive, People people, GitHubApp app)
{
    public async Task<DeliveryReading> ReadAsync(IssueCommentEvent e, DateTimeOffset at, CancellationToken ct)
    {
        if (e.Sender is not { IsBot: false }) return DeliveryReading.Nothing("written by a bot");
        if (await tracks.LatestAsync(e.Repository.Id, e.Issue.Number, ct) is not { } row) return DeliveryReading.Nothing("the issue has no track");
        return e.Action switch
        {
            "created" => await WrittenAsync(e, row.Key, at, ct),
            "edited" => await EditedAsync(e, row.Key, at, ct),
            _ => DeliveryReading.Nothing($"issue_comment.{e.Action} changes no track"),
        };
    }

    private async Task<DeliveryReading> WrittenAsync(IssueCommentEvent e, string track, DateTimeOffset at, CancellationToken ct)
    {
        if ((await archive.LoadAsync(track, ct)).State is not { } state) return DeliveryReading.Nothing("the track is gone");
        // Asking GitHub for somebody's access is spared where the comment is plain conversation.
        if (CommandReader.Read(e.Comment.Body).IsEmpty && AnswerReader.Find(state, e.Comment.Body) is null) return DeliveryReading.Nothing("conversation");
        return DeliveryReading.One(track, new TrackSignal.CommentWritten(e.Comment.Id, await people.ActorAsync(e, ct), e.Comment.Body) { At = at });
    }

    // A person's edit of one of our comments is a tick; an edit of any other comment never runs it again.
    private async Task<DeliveryReading> EditedAsync(IssueCommentEvent e, string track, DateTimeOffset at, CancellationToken ct)
    {
        if (Marker.Read(e.Comment.Body) is not { } marker || marker.Track != track) return DeliveryReading.Nothing("an edited comment runs nothing");
        var boxes = TickedBoxes.Read(e.Comment.Body);
        // Another app may have been led to write our marker.
        var ours = e.Comment.PerformedViaGithubApp is not null && e.Comment.IsBy((await app.GetAppAsync(ct)).Id);
        return boxes.IsEmpty || !ours
            ? DeliveryReading.Nothing("no box of ours is ticked")
            : DeliveryReading.One(track, new TrackSignal.BoxTicked(marker.Surface, boxes, await people.ActorAsync(e, ct)) { At = at });
    }
}
