namespace Swarm.Core.Tracks;

/// <summary>One lens in one round of the council: what it looked at and whether it has reported.</summary>
/// <param name="Silent">It ended without a review; default false.</param>
public sealed record LensState(string Lens, bool Reported, string Note, bool Silent = false);
