using Swarm.Core.Tracks;

namespace Swarm.Bot.Work;

/// <summary>One job as its station sees it: the state at the time of the claim, and the mirror.</summary>
/// <param name="Hold">The worker's right to it.</param>
public sealed record JobContext(TrackState State, TrackJob Job, JobHold Hold)
{
    public string Track => State.Key.ToString();

    /// <summary>Name of the session and workspace of this job.</summary>
    public string Seat => $"{Track}/{Job.Key}";

}
