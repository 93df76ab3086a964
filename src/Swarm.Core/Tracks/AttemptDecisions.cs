using System.Collections.Immutable;
using Swarm.Core.Gates;
using Swarm.Core.Plans;
using Swarm.Core.Reports;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tracks;

/// <summary>What an attempt's session, measurement and merge mean.</summary>
internal static class AttemptDecisions
{
    public static ImmutableArray<TrackEvent> Ended(TrackState state, AttemptState attempt, JobResult.AttemptEnded ended, DateTimeOffset at)
    {
        var report = ReportReader.Read(ended.Report);
        if (report.Question is { } question)
            return [new AttemptPaused(attempt.Id, ended.Session) { At = at }, Escalations.Question(state, attempt, question, at)];
        var readOnly = state.Task(attempt.Task).Access == TaskAccess.ReadOnly;
        if (ended.Commit is null && !readOnly)
            return [Fail(attempt, FailureKind.NoChange, "The agent changed no file.", at)];
        return [new AttemptTakenIn(attempt.Id, ended.Commit, ended.Changes, ended.Suspicious, report.Summary, ended.Session) { At = at }];
    }

    public static ImmutableArray<TrackEvent> Measured(TrackState state, AttemptState attempt, Evidence evidence, DateTimeOffset at) =>
        evidence.Meets(state.RequiredFor(attempt.Task))
            ? [new AttemptPassed(attempt.Id, evidence) { At = at }]
            : [Fail(attempt, FailureKind.Gate, Reason(state, attempt, evidence), at, evidence)];

    public static ImmutableArray<TrackEvent> Merged(TrackState state, AttemptState attempt, JobResult result, DateTimeOffset at) => result switch
    {
        JobResult.Merged merged when merged.Evidence.Meets(state.RequiredFor(attempt.Task)) => [new AttemptMerged(attempt.Id, merged.Head, merged.Evidence) { At = at }],
        JobResult.Merged merged => [Fail(attempt, FailureKind.Gate, Reason(state, attempt, merged.Evidence), at)],
        JobResult.MergeRefused refused => [Fail(attempt, FailureKind.Gate, "Merged with the head: " + Reason(state, attempt, refused.Evidence), at)],
        JobResult.Conflict conflict => [Fail(attempt, FailureKind.Conflict, $"It conflicts with the head in {string.Join(", ", conflict.Files.Take(5).Select(file => $"`{file}`"))}.", at)],
        _ => throw new ArgumentException($"A merge cannot bring {result.GetType().Name}."),
    };

    private static string Reason(TrackState state, AttemptState attempt, Evidence evidence)
    {
        var failed = evidence.Failures.Select(gate => $"Gate `{gate.Gate}`: {gate.Summary}");
        var missing = state.RequiredFor(attempt.Task).Where(gate => evidence.VerdictOf(gate) is null or Verdict.NotMeasured)
            .Select(gate => $"Gate `{gate}` was not measured: {evidence.Gates.FirstOrDefault(each => each.Gate == gate)?.Summary ?? "nobody did"}");
        return string.Join(" ", failed.Concat(missing));
    }

    private static TrackEvent.AttemptFailed Fail(AttemptState attempt, FailureKind kind, string text, DateTimeOffset at, Evidence? evidence = null) =>
        new(attempt.Id, new AttemptFailure(kind, text), evidence) { At = at };
}
