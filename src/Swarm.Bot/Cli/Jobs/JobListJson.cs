namespace Swarm.Bot.Cli.Jobs;

/// <summary>The one object that <c>swarm jobs list --json</c> prints.</summary>
internal sealed record JobListJson(IReadOnlyList<JobJson> Jobs);
