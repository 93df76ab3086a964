namespace Swarm.Storage;

/// <summary>Limits in US dollars: of a track, of a UTC day, and of one person on a UTC day. Null sets none.</summary>
public sealed record UsageLimits(decimal? TrackUsd = null, decimal? DayUsd = null, decimal? PersonDayUsd = null);
