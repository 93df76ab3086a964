using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Swarm.Bot.Telemetry;
using Swarm.Core.Tracks;
using Swarm.Storage;

namespace Swarm.Bot.Coordination;

/// <summary>Signal in, decision out, one transaction: events, wanted jobs, and the mark on what the signal came from.</summary>
public sealed partial class Coordinator(TrackStore store, TrackArchive archive, TrackBells bells, ILogger<Coordinator> log)
{
    public Task<TrackVersion> LoadAsync(string key, CancellationToken ct) => archive.LoadAsync(key, ct);

    /// <summary>Decides until the decision is stored; a track that moved on meanwhile is decided again.</summary>
    public async Task<HeardResult> HearAsync(string key, TrackSignal signal, Occasion occasion, CancellationToken ct)
    {
        using var span = Traces.Start(SpanNames.Decide);
        var begun = Stopwatch.GetTimestamp();
        var heard = await DecideAsync(key, signal, occasion, ct);
        Traces.Decided(span, key, signal, heard);
        Measures.DecideDuration.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds, Labels.Of(Labels.Signal, signal.GetType().Name), Labels.Of(Labels.Result, heard));
        return heard;
    }

    private async Task<HeardResult> DecideAsync(string key, TrackSignal signal, Occasion occasion, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                var result = await TryAsync(key, signal, occasion, ct);
                if (result is not null) return result.Value;
            }
        }
        catch (Exception e) when (e is ImpossibleEventException or JsonException)
        {
            // A stream that does not fold is parked and shown; the others go on.
            Log.Parked(log, key, e.Message);
            await store.ParkTrackAsync(key, e.Message, ct);
            return HeardResult.NotDecidable;
        }
    }

    private async Task<HeardResult?> TryAsync(string key, TrackSignal signal, Occasion occasion, CancellationToken ct)
    {
        var before = await archive.LoadAsync(key, ct);
        var events = TrackDecider.Decide(before.State, signal);
        if (events.IsEmpty && occasion.IsNone) return HeardResult.Heard;
        var state = TrackFold.Evolve(before.State, events);
        if (state is null) return await EndDeliveryAsync(occasion, ct);

        switch (await store.CommitAsync(Commit(key, before, state, events, occasion), ct))
        {
            case CommitResult.Committed committed:
                await ShowAsync(key, state, events, committed, ct);
                return HeardResult.Heard;
            case CommitResult.Conflict:
                return null;
            case CommitResult.DeliveryAlreadyDone:
                return HeardResult.Heard;
            case CommitResult.StaleLease:
                return HeardResult.StaleLease;
            case var other:
                Log.NotDecidable(log, key, other.ToString() ?? "");
                return HeardResult.NotDecidable;
        }
    }

    private static TrackCommit Commit(string key, TrackVersion before, TrackState state, ImmutableArray<TrackEvent> events, Occasion occasion) =>
        new(key, before.Version, Header(state), [.. events.Select(fact => new NewEvent(fact.GetType().Name, TrackJson.Write(fact), fact.At))])
        {
            SchemaVersion = TrackState.Schema,
            Snapshot = before.NeedsSnapshot && !events.IsEmpty ? TrackJson.Write(state) : null,
            WantedJobs = [.. TrackJobs.Of(state).Select(job => new JobSpec(job.Key, job.Kind.ToString(), "{}", PriorityOf(job.Kind), SlotOf(job.Kind)) { Trace = Traces.Current })],
            DeliveryId = occasion.Delivery,
            CompletedJob = occasion.Job,
            FiredTimer = occasion.Timer,
        };

    private static TrackHeader Header(TrackState state) =>
        new(state.Repository.Id, state.Issue.Number, state.Key.Run, state.Issue.Title, state.Phase.ToString(), !state.Phase.IsFinal());

    /// <summary>The class of slot a job takes on a server: agents are many and wait, commands use the processors.</summary>
    internal static string SlotOf(JobKind kind) => kind switch
    {
        JobKind.Explore or JobKind.Plan or JobKind.Attempt or JobKind.Lens or JobKind.Verify => Slots.Agent,
        JobKind.Measure or JobKind.Merge or JobKind.BringUp or JobKind.Remeasure or JobKind.Adopt => Slots.Command,
        _ => Slots.Light,
    };

    /// <summary>
    /// What brings work to its end goes before what begins more: else a hundred tracks at once would all be half done until the last
    /// of their tasks was measured. It cannot starve the rest, for each of them comes from a job that was done.
    /// </summary>
    internal static int PriorityOf(JobKind kind) =>
        kind is JobKind.Merge or JobKind.BringUp or JobKind.Remeasure or JobKind.Adopt or JobKind.Lens or JobKind.Verify ? 1 : 0;

    private async Task<HeardResult> EndDeliveryAsync(Occasion occasion, CancellationToken ct)
    {
        if (occasion.Delivery is { } delivery) await store.MarkDeliveryAsync(delivery, DeliveryOutcome.Done, null, ct);
        return HeardResult.Heard;
    }

    private async Task ShowAsync(string key, TrackState state, ImmutableArray<TrackEvent> events, CommitResult.Committed committed, CancellationToken ct)
    {
        archive.Remember(key, new TrackVersion(committed.Version, state, committed.NeedsSnapshot));
        foreach (var fact in events)
        {
            Log.Decided(log, key, fact.GetType().Name);
            Measures.Events.Add(1, Labels.Of(Labels.Event, fact.GetType().Name));
        }

        await bells.DecidedAsync(key, events.IsEmpty ? null : state, committed, ct);
        if (Neighbourhood.IsChangedBy(events)) bells.ChangeFiles(state.Repository.Id);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Track {Track}: {Fact}.")]
        public static partial void Decided(ILogger logger, string track, string fact);

        [LoggerMessage(LogLevel.Error, "Track {Track} is parked: {Reason}")]
        public static partial void Parked(ILogger logger, string track, string reason);

        [LoggerMessage(LogLevel.Warning, "Track {Track} cannot be decided here: {Reason}")]
        public static partial void NotDecidable(ILogger logger, string track, string reason);
    }
}
