namespace Swarm.Bot.Demo.Script;

/// <summary>What the scripted model says to one brief.</summary>
/// <param name="Text">A script for the scripted agent: JSON with <c>steps</c> and <c>report</c>.</param>
/// <param name="InputTokens">Tokens of the brief, estimated at four characters each.</param>
/// <param name="OutputTokens">Tokens of the text, estimated alike.</param>
public sealed record ScriptedReply(string Text, int InputTokens, int OutputTokens);
