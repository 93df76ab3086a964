namespace Swarm.GitHub;

/// <summary>One try: what came back, and with which credential it was asked.</summary>
internal sealed record Attempt(WireAnswer Answer, string Bearer);
