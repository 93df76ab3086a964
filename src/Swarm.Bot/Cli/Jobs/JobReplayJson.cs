namespace Swarm.Bot.Cli.Jobs;

/// <summary>The one object that <c>swarm jobs replay --json</c> prints.</summary>
/// <param name="Reason">Why it was parked.</param>
/// <param name="Warning">Why the queue could not be told; null where it was. The server finds the job by itself then.</param>
internal sealed record JobReplayJson(long Id, string Track, string Job, string? Reason, string? Warning);
