namespace Swarm.Core.Tracks;

/// <summary>Why a track ended and what a person can do next.</summary>
public sealed record TrackEnd(string Reason, string? By, string NextStep);
