using System.Collections.Immutable;

namespace Swarm.Core.Tracks;

/// <summary>What a state wants done: a projection, so a job that is no longer wanted is simply not in it.</summary>
public static class TrackJobs
{
    public static ImmutableArray<TrackJob> Of(TrackState state)
    {
        if (state.Phase.IsFinal() || state.Away is not null) return [];
        var held = state.OpenEscalations.Where(each => each.Kind == EscalationKind.StepFailed).Select(each => each.Subject).ToHashSet();
        return
        [
            .. Wanted(state)
                .Where(job => !held.Contains(job.Key))
                .Select(job => state.Redone.TryGetValue(job.Key, out var times) ? job with { Key = $"{job.Key}~{times}" } : job)
                .Where(job => !state.IsPaused || state.JobsAtPause.Contains(job.Key)),
        ];
    }

    /// <summary>The step behind a job's key: the key without the count of its repetitions.</summary>
    public static string StepOf(string key) => key.Split('~')[0];

    public static string RemeasureStep(Remeasure request) => $"remeasure/{request.Number}";

    public static string PushStep(string head) => $"push/{head}";

    // Each time that reviews of people were taken up, what was repaired is looked at anew.
    private static string VerifyStep(TrackState state) => state.ReviewsTaken == 0 ? $"verify/{state.CouncilRound}" : $"verify/{state.CouncilRound}.{state.ReviewsTaken}";

    private static IEnumerable<TrackJob> Wanted(TrackState state) => state.Phase switch
    {
        TrackPhase.Intake => [new TrackJob("prepare", JobKind.Prepare, "")],
        TrackPhase.Explore => [new TrackJob("explore", JobKind.Explore, "")],
        TrackPhase.Plan => [new TrackJob($"plan/{state.PlanRound + 1}", JobKind.Plan, "")],
        TrackPhase.PlanReview => [new TrackJob("preflight", JobKind.Preflight, "")],
        TrackPhase.Approval => [],
        _ => [.. Attempts(state), .. Head(state), .. PhaseJobs(state)],
    };

    private static IEnumerable<TrackJob> Attempts(TrackState state)
    {
        foreach (var attempt in state.OpenAttempts)
        {
            if (attempt.Stage == AttemptStage.Running)
                yield return new TrackJob(attempt.Leg == 1 ? $"attempt/{attempt.Id}" : $"attempt/{attempt.Id}.{attempt.Leg}", JobKind.Attempt, attempt.Id);
            if (attempt.Stage == AttemptStage.Checking)
                yield return new TrackJob($"measure/{attempt.Id}", JobKind.Measure, attempt.Id);
        }

        if (state.Foreign is null && state.MergeQueue is [var first, ..])
            yield return new TrackJob($"merge/{first}", JobKind.Merge, first);
    }

    private static IEnumerable<TrackJob> Head(TrackState state)
    {
        if (state.Head is null)
            yield return new TrackJob("start", JobKind.Start, "");
        // One job at a time moves the head, and others' work goes before ours.
        else if (state.Foreign is { } foreign)
            yield return new TrackJob($"adopt/{foreign}", JobKind.Adopt, foreign);
        else if (state.Head != state.PushedHead && state.MayPush && state.MergeQueue.IsEmpty)
            yield return new TrackJob(PushStep(state.Head), JobKind.Push, state.Head);
        if (state.Remeasures.FirstOrDefault(request => request.Number > state.Remeasured) is { } wanted)
            yield return new TrackJob(RemeasureStep(wanted), JobKind.Remeasure, wanted.Commit);
    }

    private static IEnumerable<TrackJob> PhaseJobs(TrackState state) => state.Phase switch
    {
        TrackPhase.Integrate when state.Foreign is not null => [],
        TrackPhase.Integrate => [new TrackJob($"bring-up/{state.BringUps + 1}", JobKind.BringUp, "")],
        TrackPhase.Council => state.Lenses.Where(lens => !lens.Reported)
            .Select(lens => new TrackJob($"lens/{state.CouncilRound}/{lens.Lens}", JobKind.Lens, lens.Lens)),
        TrackPhase.Verify => [new TrackJob(VerifyStep(state), JobKind.Verify, "")],
        _ => [],
    };
}
