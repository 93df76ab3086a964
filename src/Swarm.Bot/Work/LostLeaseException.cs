namespace Swarm.Bot.Work;

/// <summary>The job has passed to another worker; this one changes nothing any more.</summary>
public sealed class LostLeaseException(string job) : InvalidOperationException($"Job {job} has passed to another worker.");
