namespace Swarm.Bot.Cli.Setup;

/// <summary>One check in the JSON object of <c>swarm setup</c>; the verdict is passed, open or failed.</summary>
internal sealed record SetupCheckJson(string Name, string Verdict, string Text, string? NextStep);
