using System.Collections.Concurrent;
using Swarm.Bot.Publishing;
using Swarm.Core.Commands;
using Swarm.Core.Tracks;
using Swarm.GitHub;

namespace Swarm.Bot.Missed;

/// <summary>
/// Hears boxes that somebody ticked in one of the app's own comments when no webhook told of it. Who edited a comment last stands in
/// GraphQL alone, and there beside the text that they left, so that nobody's tick is taken for another's. Where GitHub names nobody the
/// boxes count for nothing: a person must say it in a comment.
/// </summary>
public sealed partial class MissedTicks(GitHubApp app, MissedNews news, ILogger<MissedTicks> log)
{
    private const int MostKept = 1_000;

    /// <summary>What was judged already, so that boxes that decide nothing are not asked about at every look.</summary>
    private readonly ConcurrentDictionary<long, (DateTimeOffset ChangedAt, string Body)> _judged = new();

    /// <returns>True where the track decided something.</returns>
    public async Task<bool> JudgeAsync(Place place, TrackState state, Comment comment, CancellationToken ct)
    {
        if (!await MayDecideAsync(state, comment, ct)) return false;
        var seen = (comment.UpdatedAt, comment.Body);
        if (_judged.TryGetValue(comment.Id, out var judged) && judged == seen) return false;
        var heals = await place.GitHub.FindCommentEditAsync(comment.NodeId, ct) is { } edit && await TellAsync(place, state, comment, edit, ct);
        if (_judged.Count >= MostKept) _judged.Clear();
        _judged[comment.Id] = seen;
        return heals;
    }

    private async Task<bool> MayDecideAsync(TrackState state, Comment comment, CancellationToken ct)
    {
        if (TickedBoxes.Read(comment.Body).IsEmpty || Marker.Read(comment.Body) is not { } marker || marker.Track != state.Key.ToString()) return false;
        var isAsked = marker.Surface == SurfaceKeys.PlanNotice || state.OpenEscalations.Any(each => SurfaceKeys.Question(each.Id) == marker.Surface);
        return isAsked && comment.IsBy((await app.GetAppAsync(ct)).Id);
    }

    private async Task<bool> TellAsync(Place place, TrackState state, Comment comment, CommentEdit edit, CancellationToken ct)
    {
        // Our own last word is no tick: the app shows by boxes what was decided.
        if (edit.Editor is not { IsBot: false } editor)
        {
            if (edit.Editor is null) Log.Nobody(log, state.Key.ToString(), comment.Id);
            return false;
        }

        var told = new IssueCommentEvent
        {
            Action = "edited",
            Issue = Place.IssueOf(state),
            Comment = comment with { Body = edit.Body },
            Repository = place.Info,
            Installation = place.Installation,
            Sender = editor,
        };
        return await news.TellAsync(new Difference(state.Key.ToString(), $"boxes of comment {comment.Id} ticked by {editor.Login}", "to have heard it"), told, ct);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Track {Track}: boxes of comment {Comment} are ticked and GitHub does not say by whom, so they count for nothing.")]
        public static partial void Nobody(ILogger logger, string track, long comment);
    }
}
