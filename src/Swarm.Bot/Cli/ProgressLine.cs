namespace Swarm.Bot.Cli;

/// <summary>One line of progress.</summary>
/// <param name="Subject">A phase, a task's id, a question's id.</param>
/// <param name="Tone">How it is to be coloured where colours are to be had.</param>
public sealed record ProgressLine(string Subject, string Text, ProgressTone Tone = ProgressTone.Plain);
