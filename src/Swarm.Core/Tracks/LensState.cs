namespace Swarm.Core.Tracks;

/// <summary>One lens in one round of the council: what it looked at and whether it has reported.</summary>
public sealed record LensState(string Lens, bool Reported, string Note);
