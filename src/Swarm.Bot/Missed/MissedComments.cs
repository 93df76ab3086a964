using System.Collections.Concurrent;
using Swarm.Bot.Coordination;
using Swarm.Bot.Signals;
using Swarm.Core.Commands;
using Swarm.Core.Tracks;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Missed;

/// <summary>
/// Looks for answers, commands and ticked boxes that no webhook brought, in the repositories that have a track waiting for a person:
/// one conditional read for each. Every comment of others is looked at once; a mark in the store says how far.
/// </summary>
public sealed class MissedComments(TrackStore store, TrackArchive archive, GitHubApp app, ReadComments read, MissedTicks ticks, MissedNews news)
{
    /// <summary>The first look begins so long before the track: GitHub's clock is not ours.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (long Version, bool Waits)> _known = new(StringComparer.Ordinal);

    /// <returns>How many comments were heard.</returns>
    public async Task<int> LookAsync(CancellationToken ct)
    {
        var found = 0;
        foreach (var repository in (await store.ListTracksAsync(TrackFilter.Open, null, ct)).Where(row => row.ParkedReason is null).GroupBy(row => row.RepositoryId))
        {
            if (await FirstWaitingAsync(repository, ct) is { } state) found += await CompareAsync(state, [.. repository], ct);
        }

        return found;
    }

    // Only tracks that changed since the last look are folded again.
    private async Task<TrackState?> FirstWaitingAsync(IEnumerable<TrackRow> rows, CancellationToken ct)
    {
        foreach (var row in rows)
        {
            if (_known.TryGetValue(row.Key, out var known) && known.Version == row.Version && !known.Waits) continue;
            var track = await archive.LoadAsync(row.Key, ct);
            var waits = track.State is { } state && (state.Phase == TrackPhase.Approval || state.OpenEscalations.Any());
            _known[row.Key] = (track.Version, waits);
            if (waits) return track.State;
        }

        return null;
    }

    private async Task<int> CompareAsync(TrackState waiting, List<TrackRow> open, CancellationToken ct)
    {
        var key = $"comments/{waiting.Repository.Id}";
        var mark = CommentMark.Read(await store.GetSettingAsync(key, ct));
        var place = Place.Of(app, waiting.Repository);
        var since = mark?.ChangedAt ?? waiting.StartedAt - Overlap;
        var comments = await place.GitHub.ListCommentsAsync(since, ct);
        var found = 0;
        foreach (var comment in comments.OrderBy(comment => comment.Id))
        {
            if (open.FirstOrDefault(row => row.Issue == comment.IssueNumber) is not { } row || (await archive.LoadAsync(row.Key, ct)).State is not { } state) continue;
            var isNew = comment.Id > (mark?.Comment ?? 0);
            if (await ticks.JudgeAsync(place, state, comment, ct) || (isNew && await JudgeAsync(place, state, comment, ct))) found++;
        }

        await MarkAsync(key, mark, comments, ct);
        return found;
    }

    private Task MarkAsync(string key, CommentMark? before, IReadOnlyList<Comment> comments, CancellationToken ct)
    {
        if (comments.Count == 0) return Task.CompletedTask;
        var after = new CommentMark(Math.Max(before?.Comment ?? 0, comments.Max(comment => comment.Id)), comments.Max(comment => comment.UpdatedAt));
        return after == before ? Task.CompletedTask : store.PutSettingAsync(key, after.ToString(), ct);
    }

    private async Task<bool> JudgeAsync(Place place, TrackState state, Comment comment, CancellationToken ct)
    {
        if (comment.User is not { IsBot: false } writer || read.Contains(comment.Id)) return false;
        if (state.Heard.Any(heard => heard.CommentId == comment.Id)) return false;
        if (await SpeaksToAsync(state, comment, ct) is not { } surface) return false;
        var told = new IssueCommentEvent
        {
            Action = "created",
            Issue = Place.IssueOf(state),
            Comment = comment,
            Repository = place.Info,
            Installation = place.Installation,
            Sender = writer,
        };
        return await news.TellAsync(new Difference(state.Key.ToString(), $"comment {comment.Id} by {writer.Login}, which speaks to {surface}", "to have heard it"), told, ct);
    }

    /// <summary>
    /// The app's comment that a comment answers, or null. Numbers of comments grow, so they tell which came first: words from before
    /// the question are no answer, and commands from before the track were for another one.
    /// </summary>
    private async Task<string?> SpeaksToAsync(TrackState state, Comment comment, CancellationToken ct)
    {
        var command = !CommandReader.Read(comment.Body).IsEmpty;
        var answer = command ? null : AnswerReader.Find(state, comment.Body);
        if (!command && answer is null) return null;
        var surface = command ? SurfaceKeys.Status : SurfaceKeys.Question(answer!.Value.Escalation.Id);
        var row = (await store.SurfacesAsync(state.Key.ToString(), ct)).FirstOrDefault(each => each.Key == surface);
        return row?.RemoteId < comment.Id ? surface : null;
    }
}
