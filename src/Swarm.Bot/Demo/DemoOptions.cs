namespace Swarm.Bot.Demo;

/// <summary>How the demo is shown.</summary>
/// <param name="Ask">The viewer answers the question.</param>
/// <param name="Keep">The pages stay up at the end.</param>
/// <param name="Json">One JSON object on standard output, the rest on standard error.</param>
public sealed record DemoOptions(bool Ask, bool Keep, bool Json, Action<ILoggingBuilder> Logging);
