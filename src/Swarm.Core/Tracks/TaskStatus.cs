namespace Swarm.Core.Tracks;

/// <summary>A task's status, a projection of its attempts, its dependencies and the locks of others.</summary>
public enum TaskStatus
{
    Backlog,
    Ready,
    Blocked,
    Waiting,
    Running,
    Checking,
    Merging,
    Done,
    Failed,
    Skipped,
}
