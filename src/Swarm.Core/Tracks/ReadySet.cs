using System.Collections.Immutable;
using Swarm.Core.Plans;
using Swarm.Core.Policies;

namespace Swarm.Core.Tracks;

/// <summary>Tasks whose dependencies are settled and which nothing but locks and slots keeps from starting.</summary>
public static class ReadySet
{
    public static ImmutableArray<PlanTask> Of(TrackState state)
    {
        var busy = state.OpenAttempts.Select(attempt => attempt.Task).ToHashSet();
        var asked = state.OpenEscalations.Where(each => each.Kind == EscalationKind.TaskFailed).Select(each => each.Subject).ToHashSet();
        return
        [
            .. state.Tasks.Where(task =>
                !state.IsSettled(task.Id)
                && !busy.Contains(task.Id)
                && !asked.Contains(task.Id)
                && task.DependsOn.All(state.IsSettled)
                && IsReleased(state, task)),
        ];
    }

    private static bool IsReleased(TrackState state, PlanTask task) =>
        state.Settings.Autonomy != Autonomy.Manual || state.Released.Contains(task.Id) || task.Id[0] == 'R';
}
