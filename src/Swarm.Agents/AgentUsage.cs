namespace Swarm.Agents;

/// <summary>What model calls used.</summary>
/// <param name="InputTokens">All input, cached input included.</param>
/// <param name="OutputTokens">All output.</param>
/// <param name="CostUsd">US dollars, by the price table.</param>
/// <param name="Calls">Calls that were let through.</param>
public sealed record AgentUsage(long InputTokens, long OutputTokens, decimal CostUsd, int Calls)
{
    public static AgentUsage None { get; } = new(0, 0, 0, 0);

    public AgentUsage Minus(AgentUsage earlier) =>
        new(InputTokens - earlier.InputTokens, OutputTokens - earlier.OutputTokens, CostUsd - earlier.CostUsd, Calls - earlier.Calls);
}
