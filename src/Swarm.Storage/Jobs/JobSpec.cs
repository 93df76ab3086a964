namespace Swarm.Storage;

/// <summary>A job that a track's state wants.</summary>
/// <param name="Key">Its name within the track; a key that was done never runs again.</param>
/// <param name="Kind">Which worker it is for.</param>
/// <param name="Payload">JSON for the worker.</param>
/// <param name="Priority">Higher goes first; 0.</param>
/// <param name="Slot">The slot class it occupies while it runs; null (the default) is unlimited.</param>
public sealed record JobSpec(string Key, string Kind, string Payload, int Priority = 0, string? Slot = null)
{
    /// <summary>Trace context of the decision, in W3C form; kept from the first wish, null (the default) keeps none.</summary>
    public string? Trace { get; init; }
}
