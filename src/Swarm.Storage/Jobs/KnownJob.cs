namespace Swarm.Storage.Jobs;

/// <summary>A job of the track as reconciliation sees it.</summary>
internal sealed record KnownJob(long Id, string Key, JobState State);
