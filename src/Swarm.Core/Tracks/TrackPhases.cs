namespace Swarm.Core.Tracks;

/// <summary>Which step from phase to phase is possible. <see cref="TrackState.Evolve"/> refuses every other.</summary>
public static class TrackPhases
{
    public static bool IsFinal(this TrackPhase phase) => phase >= TrackPhase.Merged;

    public static bool CanFollow(TrackPhase from, TrackPhase to)
    {
        if (from.IsFinal()) return false;
        if (to.IsFinal()) return to != TrackPhase.Merged || from >= TrackPhase.Execute;
        return (from, to) switch
        {
            (TrackPhase.Intake, TrackPhase.Explore) => true,
            (TrackPhase.Explore, TrackPhase.Plan) => true,
            (TrackPhase.Plan, TrackPhase.PlanReview) => true,
            (TrackPhase.PlanReview, TrackPhase.Approval) => true,
            (TrackPhase.Approval, TrackPhase.Execute) => true,
            (TrackPhase.Execute, TrackPhase.Integrate) => true,
            (TrackPhase.Integrate, TrackPhase.Council or TrackPhase.Repair or TrackPhase.Debrief) => true,
            (TrackPhase.Council, TrackPhase.Repair or TrackPhase.Debrief) => true,
            (TrackPhase.Repair, TrackPhase.Verify or TrackPhase.Integrate) => true,
            (TrackPhase.Verify, TrackPhase.Repair or TrackPhase.Debrief) => true,
            (TrackPhase.Debrief, TrackPhase.Ready or TrackPhase.Integrate) => true,
            (TrackPhase.Ready, TrackPhase.Integrate or TrackPhase.Repair) => true,
            _ => false,
        };
    }
}
