namespace Swarm.GitHub;

/// <summary>One try: what came back, with which credential it was asked, and how long that took by this machine's clock.</summary>
internal sealed record Attempt(WireAnswer Answer, string Bearer, TimeSpan Took);
