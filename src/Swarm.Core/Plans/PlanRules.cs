using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Swarm.Core.Policies;

namespace Swarm.Core.Plans;

/// <summary>What a plan must keep to be run. Every fault is reported at once.</summary>
public static partial class PlanRules
{
    private static readonly ImmutableArray<string> Efforts = ["S", "M", "L", "XL"];

    public static ImmutableArray<PlanFault> Check(Plan plan)
    {
        if (plan.Tasks.IsEmpty) return [new PlanFault("empty", "plan", "The plan has no task.", "Write at least one.")];
        var ids = plan.Tasks.Select(task => task.Id).ToImmutableHashSet();
        return
        [
            .. Duplicates(plan),
            .. plan.Tasks.SelectMany(Fields),
            .. plan.Tasks.SelectMany(task => Dependencies(task, ids)),
            .. plan.Tasks.SelectMany(Touches),
            .. Cycle(plan),
        ];
    }

    private static IEnumerable<PlanFault> Duplicates(Plan plan) =>
        plan.Tasks.GroupBy(task => task.Id).Where(group => group.Count() > 1)
            .Select(group => new PlanFault("duplicate-id", group.Key, "The id is used twice.", "Give every task an id of its own."));

    private static IEnumerable<PlanFault> Fields(PlanTask task)
    {
        if (!TaskId().IsMatch(task.Id))
            yield return new PlanFault("id", task.Id, $"'{task.Id}' is no task id.", "Use a capital letter other than R, which the app keeps for repairs, and two to four digits, e.g. T01.");
        if (string.IsNullOrWhiteSpace(task.Title))
            yield return new PlanFault("title", task.Id, "The title is missing.", "Say in one line what is done.");
        if (!Efforts.Contains(task.Effort))
            yield return new PlanFault("effort", task.Id, task.Effort.Length == 0 ? "The effort is missing." : $"Effort '{task.Effort}' is unknown.", "Use S, M, L or XL.");
        if (task.Access != TaskAccess.ReadOnly && task.Touches.IsEmpty)
            yield return new PlanFault("touches", task.Id, "A task that writes names no touches.", "List the files and folders it may write, or make it read-only.");
    }

    private static IEnumerable<PlanFault> Dependencies(PlanTask task, ImmutableHashSet<string> ids) =>
        task.DependsOn.Where(on => !ids.Contains(on))
            .Select(on => new PlanFault("unknown-dependency", task.Id, $"It depends on '{on}', which is not in the plan.", "Name a task's id."));

    private static IEnumerable<PlanFault> Touches(PlanTask task)
    {
        foreach (var touch in task.Touches)
        {
            if (!Touch.IsInside(touch))
                yield return new PlanFault("outside", task.Id, $"'{touch}' is no path inside the repository.", "Use a path from its root, without '..', '\\' or patterns.");
            else if (ProtectedPaths.Covers(Touch.Normalize(touch)))
                yield return new PlanFault("protected", task.Id, $"'{touch}' is protected: people change it, agents do not.", "Leave it out and name the wish in the summary.");
        }
    }

    /// <summary>The first cycle by the order of tasks, with its path. Iterative: plans may be thousands of tasks deep.</summary>
    private static IEnumerable<PlanFault> Cycle(Plan plan)
    {
        var tasks = plan.Tasks.DistinctBy(task => task.Id).ToDictionary(task => task.Id);
        var finished = new HashSet<string>();
        foreach (var start in plan.Tasks)
        {
            var path = new List<string>();
            var pending = new Stack<(string Id, int Depth)>([(start.Id, 0)]);
            while (pending.TryPop(out var next))
            {
                path.RemoveRange(next.Depth, path.Count - next.Depth);
                if (path.IndexOf(next.Id) is >= 0 and var from)
                {
                    var loop = string.Join(" → ", path.Skip(from).Append(next.Id));
                    return [new PlanFault("cycle", next.Id, $"The dependencies go in a circle: {loop}.", "Remove one of them.")];
                }

                if (!finished.Add(next.Id)) continue;
                path.Add(next.Id);
                foreach (var on in tasks[next.Id].DependsOn.Where(tasks.ContainsKey)) pending.Push((on, next.Depth + 1));
            }
        }

        return [];
    }

    [GeneratedRegex(@"^[A-QS-Z][0-9]{2,4}\z")]
    private static partial Regex TaskId();
}
