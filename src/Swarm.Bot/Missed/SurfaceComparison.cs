using Swarm.Bot.Coordination;
using Swarm.Bot.Hosting;
using Swarm.Bot.Publishing;
using Swarm.Core.Tracks;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Missed;

/// <summary>
/// Finds checks and comments of a track that GitHub shows otherwise than the store says. The store's row is corrected to what
/// GitHub shows; the publisher then writes the difference, within its budget.
/// </summary>
public sealed partial class SurfaceComparison(TrackStore store, TrackBells bells, Incarnation node, GitHubApp app, TimeProvider time, ILogger<SurfaceComparison> log)
{
    public async Task<int> CompareAsync(Place place, TrackState state, CancellationToken ct)
    {
        var track = state.Key.ToString();
        // Where the publisher is at work it looks itself; the next comparison comes.
        if (await store.ClaimPublishingAsync(track, node.Node, node.Life, ct) is not { } lease) return 0;
        var found = 0;
        try
        {
            foreach (var (row, seen) in await DifferencesAsync(place, state, await store.SurfacesAsync(track, ct), ct))
            {
                Log.Found(log, track, row.Key, seen);
                if (await store.PutSurfaceAsync(track, row, lease.Fence, ct)) found++;
            }
        }
        finally
        {
            await store.ReleasePublishingAsync(track, lease.Fence, CancellationToken.None);
        }

        if (found > 0) bells.Publish(track);
        return found;
    }

    private async Task<IReadOnlyList<(SurfaceRow Row, string Seen)>> DifferencesAsync(Place place, TrackState state, IReadOnlyList<SurfaceRow> rows, CancellationToken ct)
    {
        var checks = state.PushedHead is { } head ? await ChecksAsync(place, state, rows.Where(row => IsCheckOf(row, head)).ToList(), head, ct) : [];
        return [.. checks, .. await CommentsAsync(place, state, rows, ct)];
    }

    private static bool IsCheckOf(SurfaceRow row, string head) =>
        row is { Kind: CheckWriter.Kind, RemoteId: not null, State: SurfaceStates.Shown or SurfaceStates.Completed } && row.Key.EndsWith("/" + head, StringComparison.Ordinal);

    private async Task<IReadOnlyList<(SurfaceRow, string)>> ChecksAsync(Place place, TrackState state, List<SurfaceRow> rows, string head, CancellationToken ct)
    {
        if (rows.Count == 0) return [];
        var runs = (await place.GitHub.ListCheckRunsAsync(head, (await app.GetAppAsync(ct)).Id, ct))
            .Where(run => Marker.Read(run.ExternalId)?.Track == state.Key.ToString()).ToList();
        await ConcludeDoublesAsync(place, rows, runs, ct);
        return [.. rows.Select(row => Compare(row, runs.FirstOrDefault(run => run.Id == row.RemoteId))).OfType<(SurfaceRow, string)>()];
    }

    private (SurfaceRow Row, string Seen)? Compare(SurfaceRow row, CheckRun? run)
    {
        if (run is null) return (row with { ContentHash = "", RemoteId = null, State = SurfaceStates.Intended, IntentAt = time.GetUtcNow() }, "no such check");
        if (row.State == SurfaceStates.Completed && !run.IsCompleted) return (row with { ContentHash = "", State = SurfaceStates.Shown }, $"it {run.Status}, but it was concluded");
        // GitHub itself ends a check that spun too long.
        if (row.State == SurfaceStates.Shown && run.IsCompleted) return (row with { ContentHash = "", State = SurfaceStates.Completed }, $"it concluded as {run.Conclusion}");
        return null;
    }

    // The answer to a creation may have been lost and the look after it too early: then one of two runs goes on spinning under nobody's eyes.
    private async Task ConcludeDoublesAsync(Place place, List<SurfaceRow> rows, List<CheckRun> runs, CancellationToken ct)
    {
        foreach (var run in runs.Where(run => !run.IsCompleted && Marker.Read(run.ExternalId) is { } mark && rows.Any(row => row.Key == mark.Surface && row.RemoteId != run.Id)))
        {
            Log.Found(log, Marker.Read(run.ExternalId)!.Track, run.Name, $"a second run {run.Id} that spins");
            var request = new CheckRunRequest(
                run.Name, run.HeadSha, CheckStatus.Completed, CheckConclusion.Cancelled, run.ExternalId!, CompletedAt: time.GetUtcNow(),
                Output: new CheckOutput("Superseded", "Another run of this check goes on."));
            await place.GitHub.UpdateCheckRunAsync(run.Id, request, ct);
        }
    }

    private static async Task<IReadOnlyList<(SurfaceRow, string)>> CommentsAsync(Place place, TrackState state, IReadOnlyList<SurfaceRow> rows, CancellationToken ct)
    {
        var keys = state.OpenEscalations.Select(each => SurfaceKeys.Question(each.Id)).Append(SurfaceKeys.Status).Append(SurfaceKeys.PlanNotice).ToHashSet();
        var found = new List<(SurfaceRow, string)>();
        foreach (var row in rows.Where(row => row is { State: SurfaceStates.Shown, RemoteId: not null } && row.ContentHash.Length > 0 && keys.Contains(row.Key)))
        {
            if (await place.GitHub.GetCommentAsync(row.RemoteId!.Value, ct) is null) found.Add((row with { ContentHash = "" }, "no such comment"));
        }

        return found;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Track {Track}: of {Surface} GitHub shows {Seen}; it is published again.")]
        public static partial void Found(ILogger logger, string track, string surface, string seen);
    }
}
