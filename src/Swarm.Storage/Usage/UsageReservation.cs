namespace Swarm.Storage;

/// <summary>The most a model call may cost, set aside before it leaves.</summary>
/// <param name="CallId">The caller's id of the call; used once.</param>
/// <param name="TrackKey">The track it is for.</param>
/// <param name="Person">Who asked for the track.</param>
/// <param name="Seat">Which role makes the call.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Usd">US dollars; not negative.</param>
/// <param name="Node">Name of the node that makes the call.</param>
/// <param name="Incarnation">The life of the node that makes the call.</param>
public sealed record UsageReservation(string CallId, string TrackKey, string Person, string Seat, string Model, decimal Usd, string Node, string Incarnation)
{
    /// <summary>The job in whose name the call is made: it is refused once that job has passed on. Null asks for no job.</summary>
    public JobLease? Lease { get; init; }
}
