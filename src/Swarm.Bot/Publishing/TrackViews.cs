using System.Text.Json;
using Swarm.Bot.Coordination;
using Swarm.Bot.Signals;
using Swarm.Core.Documents;
using Swarm.Core.Tracks;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Publishing;

/// <summary>Finds what is to be shown of a track, also of one whose stream does not fold.</summary>
public sealed class TrackViews(TrackStore store, TrackArchive archive, Coordinator coordinator, GitHubApp app, TimeProvider time)
{
    /// <returns>Null where there is no such track.</returns>
    /// <exception cref="OutOfSightException">Nothing of its stream can be read, and the app does not see its repository.</exception>
    public async Task<TrackView?> OfAsync(string key, CancellationToken ct)
    {
        if (await store.SetAsideAsync(key, ct) is not { } aside) return null;
        if (aside.ParkedReason is null && await FoldAsync(key, ct) is { } track) return Whole(track, aside);
        // Folding may have parked it just now.
        if (await store.SetAsideAsync(key, ct) is not { ParkedReason: { } reason } parked) return null;
        var state = await archive.ReadableAsync(key, ct) ?? await FromRowAsync(key, ct);
        return state is null ? throw new OutOfSightException($"the repository of track {key}") : new TrackView(state, parked, [new Stoppage($"What is kept of the track cannot be read: {reason}", $"swarm track replay {key}")]);
    }

    private async Task<TrackVersion?> FoldAsync(string key, CancellationToken ct)
    {
        try
        {
            return await archive.LoadAsync(key, ct);
        }
        catch (Exception e) when (e is ImpossibleEventException or JsonException)
        {
            // Whoever hears of anything next would find the same, and parks it.
            await coordinator.HearAsync(key, new TrackSignal.Tick { At = time.GetUtcNow() }, Occasion.None, ct);
            return null;
        }
    }

    private static TrackView? Whole(TrackVersion track, SetAside aside)
    {
        if (track.State is not { } state) return null;
        var wanted = TrackJobs.Of(state).Select(job => job.Key).ToHashSet(StringComparer.Ordinal);
        var stoppages = aside.Jobs.Where(job => wanted.Contains(job.Key)).Select(job => new Stoppage($"{job.Key}: {job.Reason}", $"swarm jobs replay {job.Id}"));
        return new TrackView(state, aside with { Version = track.Version }, [.. stoppages]);
    }

    /// <summary>Where not even the first event can be read, the list of tracks knows the repository's number and the issue's, and GitHub the rest.</summary>
    private async Task<TrackState?> FromRowAsync(string key, CancellationToken ct)
    {
        if ((await store.ListTracksAsync(TrackFilter.All, null, ct)).FirstOrDefault(row => row.Key == key) is not { } row) return null;
        foreach (var installation in (await app.ListInstallationsAsync(ct)).Where(each => each.SuspendedAt is null))
        {
            var seen = await app.ListRepositoriesAsync(installation.Id, ct);
            if (seen.FirstOrDefault(each => each.Id == row.RepositoryId && !each.Archived) is { } info) return Bare(row, RepositorySignals.Facts(info, installation.Id));
        }

        return null;
    }

    private static TrackState Bare(TrackRow row, RepositoryFacts repository) => new()
    {
        Key = new TrackKey(row.RepositoryId, (int)row.Issue, row.Run),
        Repository = repository,
        Labeller = new Actor("ghost", false),
        Issue = new IssueFacts((int)row.Issue, row.Title, "", "", [], []),
        StartedAt = row.UpdatedAt,
        UpdatedAt = row.UpdatedAt,
    };
}
