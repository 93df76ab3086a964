namespace Swarm.Agents.Gateway;

/// <summary>What a call used.</summary>
/// <param name="Seat">Key of the attempt.</param>
/// <param name="Call">Id of the call, as in its reservation.</param>
/// <param name="Model">The model asked for.</param>
/// <param name="InputTokens">Input that was not read from the provider's cache.</param>
/// <param name="CachedTokens">Input that was.</param>
/// <param name="OutputTokens">Output.</param>
/// <param name="CostUsd">US dollars.</param>
/// <param name="Estimated">True when the provider's figures never came: the cost is the whole reservation.</param>
public sealed record CallSettlement(
    string Seat,
    string Call,
    string Model,
    long InputTokens,
    long CachedTokens,
    long OutputTokens,
    decimal CostUsd,
    bool Estimated);
