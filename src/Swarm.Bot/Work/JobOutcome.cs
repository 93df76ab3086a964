using Swarm.Core.Tracks;

namespace Swarm.Bot.Work;

/// <summary>What a job brought home and what its model calls used.</summary>
public sealed record JobOutcome(JobResult Result, Usage Usage)
{
    public static implicit operator JobOutcome(JobResult result) => new(result, Usage.None);
}
