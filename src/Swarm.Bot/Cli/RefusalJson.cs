namespace Swarm.Bot.Cli;

/// <summary>What <c>--json</c> prints where a command could not run.</summary>
internal sealed record RefusalJson(string Error, string NextStep);
