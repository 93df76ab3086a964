using Swarm.Agents;

namespace Swarm.Bot.Work;

/// <summary>What running agents say, for whoever watches; nothing is decided by it.</summary>
public sealed class SessionBoard
{
    /// <summary>Called with the job and what its agent says. Must not throw and must be quick.</summary>
    public event Action<JobContext, AgentEvent>? Heard;

    /// <summary>Called when an agent's process is about to start.</summary>
    public event Action<JobContext>? Began;

    public Action<AgentEvent> Begin(JobContext job)
    {
        Began?.Invoke(job);
        return said => Heard?.Invoke(job, said);
    }
}
