using System.Collections.Immutable;
using Swarm.Core.Plans;
using Swarm.Core.Policies;

namespace Swarm.Core.Scheduling;

/// <summary>Chooses what starts now: dependencies done, locks free, a slot left; the plan's order decides among equals.</summary>
public static class Dispatch
{
    /// <param name="ready">Tasks whose dependencies are done, in the plan's order.</param>
    /// <param name="running">Tasks that hold a slot and their locks.</param>
    /// <param name="waiting">Background tasks that wait for a person: no slot, but their work lies in the tree, so they keep their locks.</param>
    public static ImmutableArray<PlanTask> Choose(
        IEnumerable<PlanTask> ready, IReadOnlyCollection<PlanTask> running, IReadOnlyCollection<PlanTask> waiting, ScheduleLimits limits)
    {
        var started = ImmutableArray.CreateBuilder<PlanTask>();
        foreach (var task in ready)
        {
            var taken = running.Concat(started).ToList();
            if (!HasSlot(task, taken, limits)) continue;
            if (Locks.Blocker(task, taken.Concat(waiting)) is null) started.Add(task);
        }

        return started.ToImmutable();
    }

    /// <summary>True where <paramref name="task"/> may run beside those that hold a slot, as far as the limits go.</summary>
    public static bool HasSlot(PlanTask task, IReadOnlyCollection<PlanTask> taken, ScheduleLimits limits)
    {
        var alike = taken.Count(other => other.NeedsUserInput == task.NeedsUserInput);
        return taken.Count < limits.Total && alike < (task.NeedsUserInput ? limits.Foreground : limits.Background);
    }
}
