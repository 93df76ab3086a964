using System.Collections.Immutable;
using Swarm.Core.Plans;
using Swarm.Core.Policies;
using Swarm.Core.Reports;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tracks;

/// <summary>What the planner's report means, and what the plan will cost.</summary>
internal static class PlanDecisions
{
    /// <summary>A faulty plan goes back to the planner so often before a person is asked.</summary>
    public const int MostCorrections = 2;

    public static ImmutableArray<TrackEvent> On(TrackState state, TrackJob job, JobResult.Reported reported, DateTimeOffset at)
    {
        var reading = Read(state, reported);
        if (reading.Plan is { } plan) return [new PlanAccepted(plan) { At = at }, JobDecisions.Enter(TrackPhase.PlanReview, at)];
        var rejected = new PlanRejected(state.PlanRound + 1, reading.Faults) { At = at };
        if (rejected.Round <= MostCorrections) return [rejected];
        var faults = string.Join(" ", reading.Faults.Take(5));
        // The next plan is another round, and so another step: the question holds exactly that one.
        return [rejected, Escalations.Step(state, $"plan/{rejected.Round + 1}", $"No valid plan after {rejected.Round} tries. {faults}", "Make the issue clearer or smaller, then try again.", at)];
    }

    private static PlanReading Read(TrackState state, JobResult.Reported reported)
    {
        var reading = PlanReader.Read(ReportReader.Read(reported.Report).Plan);
        if (reading.Plan is null || reading.Plan.Tasks.Length <= state.Settings.MaxTasks) return reading;
        return new PlanReading(null, [new PlanFault("too-large", "plan", $"{reading.Plan.Tasks.Length} tasks are more than the {state.Settings.MaxTasks} that one track may have.", "Plan the first part and say in the summary how the issue can be split.")]);
    }

    public static Estimate Price(TrackState state, JobResult.Preflighted found)
    {
        var tasks = state.Plan!.Tasks;
        return new Estimate(
            tasks.Sum(task => EffortPrice.Of(task.Effort).LowUsd),
            Math.Min(state.LimitUsd, tasks.Sum(task => EffortPrice.Of(task.Effort).HighUsd)),
            found.Workflows,
            found.Notes);
    }
}
