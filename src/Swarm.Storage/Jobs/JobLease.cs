namespace Swarm.Storage;

/// <summary>The right to report a job's outcome; it ends when the job is claimed again, with a higher fence.</summary>
public sealed record JobLease(long JobId, long Fence);
