namespace Swarm.GitHub;

/// <summary>A write that was let through, and when.</summary>
public sealed record PastWrite(DateTimeOffset At, WriteLane Lane);
