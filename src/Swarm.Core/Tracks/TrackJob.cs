namespace Swarm.Core.Tracks;

/// <summary>One job that the state wants done. Its key says all: the worker reads the rest from the state.</summary>
/// <param name="Key">Unique in the track, e.g. <c>attempt/T01-1</c>; a key that was done is never wanted again.</param>
/// <param name="Subject">The attempt, lens or commit it is about; empty where the kind says enough.</param>
public sealed record TrackJob(string Key, JobKind Kind, string Subject);
