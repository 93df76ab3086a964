using Swarm.Core.Tracks;
using Swarm.Storage;

namespace Swarm.Bot.Coordination;

/// <summary>Finds the tracks that a piece of news is about.</summary>
public sealed class TrackDirectory(TrackStore store, TrackArchive archive)
{
    /// <summary>The newest run of an issue, or null.</summary>
    public async Task<TrackRow?> LatestAsync(long repository, int issue, CancellationToken ct) =>
        (await store.ListTracksAsync(TrackFilter.All, repository, ct)).Where(row => row.Issue == issue).MaxBy(row => row.Run);

    /// <summary>States of the repository's open tracks.</summary>
    public async Task<IReadOnlyList<TrackState>> OpenAsync(long repository, CancellationToken ct)
    {
        var states = new List<TrackState>();
        foreach (var row in await store.ListTracksAsync(TrackFilter.Open, repository, ct))
        {
            if (row.ParkedReason is null && (await archive.LoadAsync(row.Key, ct)).State is { } state) states.Add(state);
        }

        return states;
    }
}
