using System.Diagnostics;
using Swarm.Storage;

namespace Swarm.Bot.Telemetry;

/// <summary>One run of a job, seen from outside: its span and its two times.</summary>
internal sealed class JobTrace : IDisposable
{
    public const string Done = "done";

    /// <summary>Cancelled by a decision, or handed back at the stop.</summary>
    public const string Ended = "ended";

    public const string Lost = "lost";
    public const string Failed = "failed";

    private readonly long _begun = Stopwatch.GetTimestamp();
    private readonly ClaimedJob _job;
    private readonly Activity? _span;

    private JobTrace(ClaimedJob job, Activity? span) => (_job, _span) = (job, span);

    public string Result { get; set; } = Failed;

    public static JobTrace Begin(ClaimedJob job, DateTimeOffset now)
    {
        var wait = now > job.ReadyAt ? (now - job.ReadyAt).TotalSeconds : 0;
        Measures.QueueWait.Record(wait, Labels.Of(Labels.JobKind, job.Kind));
        var span = Traces.Job(job.Trace);
        span?.SetTag(Labels.Track, job.TrackKey).SetTag(Labels.Job, job.Key).SetTag(Labels.JobKind, job.Kind).SetTag(Labels.Claim, job.Claims).SetTag(Labels.QueueWait, wait);
        if (JobNames.AttemptOf(job) is { } attempt) span?.SetTag(Labels.Attempt, attempt).SetTag(Labels.Task, JobNames.TaskOf(attempt));
        return new JobTrace(job, span);
    }

    public void Fail(Exception fault)
    {
        Result = Failed;
        // The type alone: an exception's words may hold anything.
        _span?.SetStatus(ActivityStatusCode.Error).SetTag(Labels.Error, fault.GetType().FullName);
    }

    public void Dispose()
    {
        _span?.SetTag(Labels.Result, Result);
        _span?.Dispose();
        Measures.JobDuration.Record(Stopwatch.GetElapsedTime(_begun).TotalSeconds, Labels.Of(Labels.JobKind, _job.Kind), Labels.Of(Labels.Result, Result));
    }
}
