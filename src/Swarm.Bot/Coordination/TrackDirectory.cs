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
    public Task<IReadOnlyList<TrackState>> OpenAsync(long repository, CancellationToken ct) => StatesAsync(TrackFilter.Open, repository, ct);

    /// <summary>States of all tracks that the repository ever had.</summary>
    public Task<IReadOnlyList<TrackState>> AllAsync(long repository, CancellationToken ct) => StatesAsync(TrackFilter.All, repository, ct);

    /// <summary>States of the open tracks of an installation, and of ended ones that it left unfinished on GitHub.</summary>
    public async Task<IReadOnlyList<TrackState>> OfInstallationAsync(long installation, CancellationToken ct) =>
        [.. (await StatesAsync(TrackFilter.All, null, ct)).Where(state => state.Repository.InstallationId == installation && (state.Away is not null || !state.Phase.IsFinal()))];

    private async Task<IReadOnlyList<TrackState>> StatesAsync(TrackFilter filter, long? repository, CancellationToken ct)
    {
        var states = new List<TrackState>();
        foreach (var row in await store.ListTracksAsync(filter, repository, ct))
        {
            if (row.ParkedReason is null && (await archive.LoadAsync(row.Key, ct)).State is { } state) states.Add(state);
        }

        return states;
    }
}
