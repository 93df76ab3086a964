namespace Swarm.Storage;

/// <summary>What of a track is set aside until a person replays it.</summary>
/// <param name="Version">The track's version.</param>
/// <param name="ParkedReason">Why the whole track is; null where it is not.</param>
/// <param name="Jobs">Its jobs that are, wanted still or not.</param>
public sealed record SetAside(long Version, string? ParkedReason, IReadOnlyList<JobRow> Jobs);
