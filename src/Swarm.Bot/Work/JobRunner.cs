using Swarm.Core.Tracks;

namespace Swarm.Bot.Work;

/// <summary>Sends each kind of job to its station.</summary>
public sealed class JobRunner(Intake intake, Sessions sessions, Preflight preflight, AttemptWork attempts, MeasureWork measure, HeadWork head)
{
    public Task<JobOutcome> RunAsync(JobContext job, CancellationToken ct) => job.Job.Kind switch
    {
        JobKind.Prepare => intake.PrepareAsync(job, ct),
        JobKind.Explore or JobKind.Plan or JobKind.Lens or JobKind.Verify => sessions.ReportAsync(job, ct),
        JobKind.Preflight => preflight.CheckAsync(job, ct),
        JobKind.Start => head.StartAsync(job, ct),
        JobKind.Attempt => attempts.RunAsync(job, ct),
        JobKind.Measure => measure.AttemptAsync(job, ct),
        JobKind.Remeasure => measure.HeadAsync(job, ct),
        JobKind.Merge => head.MergeAsync(job, ct),
        JobKind.BringUp => head.BringUpAsync(job, ct),
        JobKind.Adopt => head.AdoptAsync(job, ct),
        JobKind.Push => head.PushAsync(job, ct),
        _ => throw new ArgumentOutOfRangeException(nameof(job), job.Job.Kind, "A job without a station."),
    };
}
