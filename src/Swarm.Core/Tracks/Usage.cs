namespace Swarm.Core.Tracks;

/// <summary>What model calls used, by the provider's own figures.</summary>
public sealed record Usage(long InputTokens, long OutputTokens, decimal CostUsd, int Calls)
{
    public static Usage None { get; } = new(0, 0, 0m, 0);

    public static Usage operator +(Usage one, Usage other) => one.Add(other);

    public Usage Add(Usage other) =>
        new(InputTokens + other.InputTokens, OutputTokens + other.OutputTokens, CostUsd + other.CostUsd, Calls + other.Calls);
}
