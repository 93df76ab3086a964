namespace Swarm.Core.Tracks;

/// <summary>Why an attempt failed, in one sentence for people and for the next attempt's brief.</summary>
public sealed record AttemptFailure(FailureKind Kind, string Text);
