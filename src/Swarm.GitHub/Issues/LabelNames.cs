namespace Swarm.GitHub;

internal sealed record LabelNames(IReadOnlyList<string> Labels);
