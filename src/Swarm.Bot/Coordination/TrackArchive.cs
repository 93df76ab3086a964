using System.Collections.Concurrent;
using System.Text.Json;
using Swarm.Core.Tracks;
using Swarm.Storage;

namespace Swarm.Bot.Coordination;

/// <summary>Tracks folded from the store. The newest folded version is kept; it is only ever a starting point for the events after it.</summary>
public sealed class TrackArchive(TrackStore store)
{
    private const int MostKept = 256;

    private readonly ConcurrentDictionary<string, TrackVersion> _newest = new(StringComparer.Ordinal);

    /// <exception cref="ImpossibleEventException">The stream does not fold.</exception>
    /// <exception cref="JsonException">An event cannot be read.</exception>
    public async Task<TrackVersion> LoadAsync(string key, CancellationToken ct)
    {
        if (_newest.TryGetValue(key, out var known))
        {
            var later = await store.EventsAsync(key, known.Version + 1, ct);
            return Keep(key, Fold(known, later));
        }

        return await store.LoadAsync(key, ct) is { } stored ? Keep(key, Fold(Begin(stored), stored.Events)) : TrackVersion.None;
    }

    /// <summary>The state up to where a stream folds that does not fold to its end; null where its beginning does not.</summary>
    public async Task<TrackState?> ReadableAsync(string key, CancellationToken ct)
    {
        TrackState? state = null;
        try
        {
            foreach (var stored in await store.EventsAsync(key, 1, ct)) state = TrackFold.Evolve(state, TrackJson.ReadEvent(stored.Json));
        }
        catch (Exception e) when (e is ImpossibleEventException or JsonException)
        {
            // What stands before the fault is what there is.
        }

        return state;
    }

    public void Remember(string key, TrackVersion version) => Keep(key, version);

    private static TrackVersion Begin(StoredTrack stored) =>
        stored.Snapshot is { } snapshot
            ? new TrackVersion(snapshot.Version, TrackJson.ReadState(snapshot.Json), stored.NeedsSnapshot)
            : TrackVersion.None with { NeedsSnapshot = stored.NeedsSnapshot };

    private static TrackVersion Fold(TrackVersion known, IReadOnlyList<StoredEvent> events) =>
        events.Count == 0
            ? known
            : known with
            {
                Version = events[^1].Version,
                State = TrackFold.Evolve(known.State, events.Select(stored => TrackJson.ReadEvent(stored.Json))),
            };

    private TrackVersion Keep(string key, TrackVersion version)
    {
        // Ended tracks are never told apart from quiet ones; all can be folded again.
        if (_newest.Count > MostKept) _newest.Clear();
        return _newest.AddOrUpdate(key, version, (_, known) => known.Version > version.Version ? known : version);
    }
}
