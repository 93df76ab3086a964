namespace Swarm.Core.Tracks;

/// <summary>One way to answer an escalation.</summary>
public sealed record EscalationOption(string Text, EscalationEffect Effect = EscalationEffect.Tell);
