using System.Collections.Concurrent;
using Swarm.Bot.Coordination;
using Swarm.Bot.Hosting;
using Swarm.Bot.Telemetry;
using Swarm.Core.Tracks;
using Swarm.Git;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Work;

/// <summary>
/// One claimed job from claim to outcome: the lease is renewed while it runs and the job ends when it is lost. Our own fault is not
/// the task's: a job that throws is handed back and tried again, and only after some failures a person hears of it.
/// </summary>
public sealed partial class LeasedRun(TrackStore store, IJobQueue queue, Coordinator coordinator, RunningJobs running, JobRunner runner, NodeSettings settings, TimeProvider time, ILogger<LeasedRun> log)
{
    private const int MostFailures = 3;

    /// <summary>A job that takes the whole process down each time must not be tried, and paid, for ever.</summary>
    private const int MostLives = 10;

    /// <summary>Claims beyond those that serve to tell its track: not even that came to an end, so the job is parked.</summary>
    private const int MostTellings = 3;

    /// <summary>Power of two of the longest pause between tries: about four minutes by default.</summary>
    private const int LongestPause = 7;

    /// <summary>How often in a row each job found GitHub away; only for the length of its pause.</summary>
    private readonly ConcurrentDictionary<long, int> _away = new();

    /// <summary>How often each job failed in this life of the server. Claims do not say it: a server that was killed is no failed try.</summary>
    private readonly ConcurrentDictionary<long, int> _failed = new();

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(60);

    public async Task RunAsync(ClaimedJob claimed, CancellationToken stopping)
    {
        using var scope = Scopes.Job(log, claimed);
        using var span = JobTrace.Begin(claimed, time.GetUtcNow());
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var run = await running.BeginAsync(claimed.Id, claimed.TrackKey, cancel);
        using var heartbeat = time.CreateTimer(_ => _ = RenewAsync(claimed, cancel), null, Heartbeat, Heartbeat);
        try
        {
            await DoAsync(claimed, cancel.Token);
            span.Result = JobTrace.Done;
            Forget(claimed);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Cancelled by a decision, by a lost lease or by the stop of this server: the first two left nothing to release.
            Forget(claimed);
            await store.ReleaseAsync(claimed.Id, claimed.Fence, null, CancellationToken.None);
            Log.Ended(log, claimed.TrackKey, claimed.Key);
            span.Result = JobTrace.Ended;
        }
        catch (LostLeaseException)
        {
            Forget(claimed);
            span.Result = JobTrace.Lost;
            Log.Ended(log, claimed.TrackKey, claimed.Key);
        }
        catch (Exception e)
        {
            span.Fail(e);
            await FailAsync(claimed, e, stopping);
        }
        finally
        {
            running.End(claimed.Id, run);
            // A slot is free now, and somebody may be waiting for it.
            await queue.EndedAsync(claimed.Id, CancellationToken.None);
        }
    }

    private async Task DoAsync(ClaimedJob claimed, CancellationToken ct)
    {
        if (claimed.Claims > MostLives + MostTellings)
        {
            await ParkAsync(claimed, $"The app ended {claimed.Claims - 1} times while it was doing this or telling the track of it.");
            return;
        }

        var track = await coordinator.LoadAsync(claimed.TrackKey, ct);
        var wanted = track.State is { } state ? TrackJobs.Of(state).FirstOrDefault(job => job.Key == claimed.Key) : null;
        if (wanted is null)
        {
            Log.NotWanted(log, claimed.TrackKey, claimed.Key);
            await EndAsync(claimed, new TrackSignal.Tick { At = time.GetUtcNow() });
            return;
        }

        Log.Begins(log, claimed.TrackKey, claimed.Key, claimed.Claims);
        if (claimed.Claims > MostLives)
        {
            await EndAsync(claimed, Failed(claimed, $"the app ended {claimed.Claims - 1} times while it was doing this"));
            return;
        }

        var outcome = await runner.RunAsync(new JobContext(track.State!, wanted, new JobHold(store, claimed)), ct);
        await EndAsync(claimed, new TrackSignal.JobEnded(claimed.Key, outcome.Result) { At = time.GetUtcNow(), Usage = outcome.Usage });
    }

    // An outcome is not dropped half-way: once the work is done its decision is stored whether or not the server stops.
    private Task<HeardResult> EndAsync(ClaimedJob claimed, TrackSignal signal) =>
        coordinator.HearAsync(claimed.TrackKey, signal, new Occasion(Job: claimed.Lease), CancellationToken.None);

    private async Task RenewAsync(ClaimedJob claimed, CancellationTokenSource cancel)
    {
        try
        {
            var kept = await store.RenewAsync(claimed.Id, claimed.Fence, CancellationToken.None);
            Measures.LeaseRenewals.Add(1, Labels.Of(Labels.Result, kept ? "kept" : "lost"));
            if (!kept) await cancel.CancelAsync();
        }
        catch (StoreUnavailableException e)
        {
            Measures.LeaseRenewals.Add(1, Labels.Of(Labels.Result, "unreachable"));
            Log.NotRenewed(log, e, claimed.TrackKey, claimed.Key);
        }
        catch (ObjectDisposedException)
        {
            // The job ended while its last heartbeat was under way.
        }
    }

    private async Task FailAsync(ClaimedJob claimed, Exception e, CancellationToken stopping)
    {
        Log.Failed(log, e, claimed.TrackKey, claimed.Key, claimed.Claims);
        // GitHub being away is nobody's failure: it is waited for as long as it takes, and counts neither as a try nor as a life.
        if (e is GitHubUnavailableException or GitUnreachableException)
        {
            var times = _away.AddOrUpdate(claimed.Id, 1, (_, before) => before + 1);
            await store.PutOffAsync(claimed.Id, claimed.Fence, time.GetUtcNow() + Pause(times), CancellationToken.None);
            return;
        }

        _away.TryRemove(claimed.Id, out _);
        var failures = _failed.AddOrUpdate(claimed.Id, 1, (_, before) => before + 1);
        if (failures < MostFailures)
        {
            await store.ReleaseAsync(claimed.Id, claimed.Fence, time.GetUtcNow() + Pause(failures), CancellationToken.None);
            return;
        }

        stopping.ThrowIfCancellationRequested();
        Forget(claimed);
        await TellAsync(claimed, e, failures);
    }

    private void Forget(ClaimedJob claimed)
    {
        _away.TryRemove(claimed.Id, out _);
        _failed.TryRemove(claimed.Id, out _);
    }

    private async Task TellAsync(ClaimedJob claimed, Exception failure, int failures)
    {
        try
        {
            // The exception's own words may name folders and addresses of the server; they belong into its log, not into a comment.
            await EndAsync(claimed, Failed(claimed, $"the app failed {failures} times ({failure.GetType().Name})"));
        }
        catch (Exception e) when (e is not StoreUnavailableException)
        {
            Log.Failed(log, e, claimed.TrackKey, claimed.Key, claimed.Claims);
            await ParkAsync(claimed, $"The app failed {failures} times ({failure.GetType().Name}), and the track could not be told of it ({e.GetType().Name}).");
        }
    }

    // The last resort: its track waits until a person replays it, and everything else goes on.
    private async Task ParkAsync(ClaimedJob claimed, string reason)
    {
        if (await store.PoisonAsync(claimed.Id, claimed.Fence, reason, CancellationToken.None)) Log.Parked(log, claimed.TrackKey, claimed.Key, reason, claimed.Id);
    }

    private TimeSpan Pause(int times) => settings.RetryPause * (1 << Math.Min(times, LongestPause));

    private TrackSignal.JobEnded Failed(ClaimedJob claimed, string reason) =>
        new(claimed.Key, new JobResult.Failed(FailureKind.Lost, reason, "The server's log has the details. Try again.")) { At = time.GetUtcNow() };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Track {Track}: job {Job} begins (claim {Claim}).")]
        public static partial void Begins(ILogger logger, string track, string job, int claim);

        [LoggerMessage(LogLevel.Information, "Track {Track}: job {Job} was ended before its end.")]
        public static partial void Ended(ILogger logger, string track, string job);

        [LoggerMessage(LogLevel.Debug, "Track {Track}: job {Job} is no longer wanted.")]
        public static partial void NotWanted(ILogger logger, string track, string job);

        [LoggerMessage(LogLevel.Error, "Track {Track}: job {Job} failed (claim {Claim}).")]
        public static partial void Failed(ILogger logger, Exception e, string track, string job, int claim);

        [LoggerMessage(LogLevel.Error, "Track {Track}: job {Job} is parked. {Reason} Once the cause is mended: swarm jobs replay {Id}")]
        public static partial void Parked(ILogger logger, string track, string job, string reason, long id);

        [LoggerMessage(LogLevel.Warning, "Track {Track}: the lease of job {Job} could not be renewed.")]
        public static partial void NotRenewed(ILogger logger, Exception e, string track, string job);
    }
}
