using Swarm.Benchmarks.Road;
using Swarm.Core.Tracks;
using Swarm.Storage;

namespace Swarm.Benchmarks.Tracks;

/// <summary>Makes a data directory of many open tracks: one really runs until it is ready, and its events are stored again under other keys.</summary>
internal static class IdleTracks
{
    /// <returns>Events of each track.</returns>
    public static async Task<int> WriteAsync(string folder, string data, IReadOnlyList<RepositoryFacts> places, int tracks, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var facts = await RunOneAsync(folder, ct);
        using var directory = DataDirectory.Open(data) is DataDirectoryResult.Opened opened ? opened.Directory : throw new InvalidOperationException($"{data} cannot be used.");
        await using var store = await TrackStore.OpenAsync(directory, TimeProvider.System, new StoreOptions(), ct);
        var copies = Enumerable.Range(0, tracks).Select(number => Copy(facts, places[number / IdlePlaces.PerRepository], number)).ToList();
        // All of a repository touch the same file, and in life they have long been told.
        var told = copies.GroupBy(copy => copy.State.Key.RepositoryId).SelectMany(group => Neighbours.Of(group.Select(copy => copy.State))).ToDictionary(each => each.Track.Key, each => each.Seen);
        await Task.WhenAll(copies.Select(copy => StoreAsync(store, [.. copy.Facts, new TrackEvent.NeighboursSeen(told[copy.State.Key]) { At = copy.State.UpdatedAt }], copy.State.Key, ct)));
        return facts.Count + 1;
    }

    private static async Task<List<TrackEvent>> RunOneAsync(string folder, CancellationToken ct)
    {
        await using var bench = await BenchStage.StartAsync(folder, ct);
        var issue = bench.Stage.OpenIssue(BenchModel.One, "Write the note.");
        var state = await bench.ReadyAsync(issue, ct);
        await bench.RestAsync(ct);
        return [.. (await bench.Store.EventsAsync(state.Key.ToString(), 1, ct)).Select(stored => TrackJson.ReadEvent(stored.Json))];
    }

    private static (List<TrackEvent> Facts, TrackState State) Copy(List<TrackEvent> facts, RepositoryFacts place, int number)
    {
        var key = new TrackKey(place.Id, (number % IdlePlaces.PerRepository) + 1, 1);
        var own = facts.ConvertAll(fact => Own(fact, key, place));
        return (own, TrackFold.Evolve(null, own)!);
    }

    private static async Task StoreAsync(TrackStore store, List<TrackEvent> own, TrackKey key, CancellationToken ct)
    {
        var state = TrackFold.Evolve(null, own)!;
        var header = new TrackHeader(key.RepositoryId, key.Issue, key.Run, state.Issue.Title, state.Phase.ToString());
        var events = own.ConvertAll(fact => new NewEvent(fact.GetType().Name, TrackJson.Write(fact), fact.At));
        var commit = new TrackCommit(key.ToString(), 0, header, events) { SchemaVersion = TrackState.Schema, Snapshot = TrackJson.Write(state) };
        if (await store.CommitAsync(commit, ct) is not CommitResult.Committed committed) throw new InvalidOperationException($"The store did not take track {key}.");
        await store.MarkPublishedAsync(key.ToString(), committed.Version, ct);
    }

    private static TrackEvent Own(TrackEvent fact, TrackKey key, RepositoryFacts place) => fact switch
    {
        TrackEvent.TrackStarted started => started with { Key = key, Issue = key.Issue, Repository = place },
        TrackEvent.TrackPrepared prepared => prepared with { Issue = prepared.Issue with { Number = key.Issue } },
        _ => fact,
    };
}
