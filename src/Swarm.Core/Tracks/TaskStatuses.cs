namespace Swarm.Core.Tracks;

/// <summary>A task's status for showing, derived from attempts, dependencies and locks.</summary>
public static class TaskStatuses
{
    public static TaskStatus Of(TrackState state, string id)
    {
        if (state.Skipped.Contains(id)) return TaskStatus.Skipped;
        if (state.IsDone(id)) return TaskStatus.Done;
        if (state.OpenEscalations.Any(each => each.Kind == EscalationKind.TaskFailed && each.Subject == id)) return TaskStatus.Waiting;
        var stage = state.LastAttempt(id)?.Stage;
        // A track that has ended runs nothing: what was open is as good as not begun.
        if (state.Phase.IsFinal()) return stage == AttemptStage.Failed ? TaskStatus.Failed : TaskStatus.Backlog;
        return stage switch
        {
            AttemptStage.Running => TaskStatus.Running,
            AttemptStage.Waiting => TaskStatus.Waiting,
            AttemptStage.Checking => TaskStatus.Checking,
            AttemptStage.Merging => TaskStatus.Merging,
            _ => Startable(state, id),
        };
    }

    /// <summary>The open attempt whose lock keeps a task from starting, or null.</summary>
    public static AttemptState? Holder(TrackState state, string id)
    {
        var task = state.Task(id);
        return state.OpenAttempts.FirstOrDefault(attempt => attempt.Task != id && Scheduling.Locks.Exclude(task, state.Task(attempt.Task)));
    }

    private static TaskStatus Startable(TrackState state, string id)
    {
        var task = state.Task(id);
        if (task.DependsOn.All(state.IsSettled) && ReadySet.WaitsFor(state, task) is not null) return TaskStatus.Blocked;
        if (ReadySet.Of(state).All(ready => ready.Id != id)) return TaskStatus.Backlog;
        return Holder(state, id) is null ? TaskStatus.Ready : TaskStatus.Blocked;
    }
}
