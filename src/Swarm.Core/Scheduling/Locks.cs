using System.Collections.Immutable;
using Swarm.Core.Plans;

namespace Swarm.Core.Scheduling;

/// <summary>Which tasks may run beside which.</summary>
public static class Locks
{
    /// <summary>The first running task that keeps <paramref name="candidate"/> from starting, or null.</summary>
    public static PlanTask? Blocker(PlanTask candidate, IEnumerable<PlanTask> running) =>
        running.FirstOrDefault(other => Exclude(candidate, other));

    /// <summary>True where the two must not run at once.</summary>
    public static bool Exclude(PlanTask one, PlanTask other)
    {
        if (one.Access == TaskAccess.WriteShared || other.Access == TaskAccess.WriteShared) return true;
        if (one.Access == TaskAccess.ReadOnly || other.Access == TaskAccess.ReadOnly) return false;
        return one.Touches.Any(touch => other.Touches.Any(held => Touch.Overlap(touch, held)));
    }

    /// <summary>The touches of <paramref name="candidate"/> that <paramref name="holder"/> also claims, for showing.</summary>
    public static ImmutableArray<string> Shared(PlanTask candidate, PlanTask holder) =>
        [.. candidate.Touches.Where(touch => holder.Touches.Any(held => Touch.Overlap(touch, held)))];
}
