using Swarm.Core.Tracks;

namespace Swarm.Bot.Work;

/// <summary>One job as its station sees it: the state at the time of the claim, and the mirror.</summary>
public sealed record JobContext(TrackState State, TrackJob Job)
{
    public string Track => State.Key.ToString();

    /// <summary>Name of the session, workspace and gateway seat of this job.</summary>
    public string Seat => $"{Track}/{Job.Key}";

}
