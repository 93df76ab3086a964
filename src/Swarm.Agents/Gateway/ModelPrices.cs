using System.Collections.Immutable;

namespace Swarm.Agents.Gateway;

/// <summary>
/// List prices of Anthropic's models as of 2025-12-01. The longest prefix counts; a model that no prefix fits is priced as the
/// dearest of the table, so a new name can only be reserved too high.
/// </summary>
public sealed record ModelPrices
{
    private ImmutableArray<ModelPrice> Table { get; init; } =
    [
        new("claude-opus", 15, 75),
        new("claude-opus-4-5", 5, 25),
        new("claude-3-opus", 15, 75),
        new("claude-sonnet", 3, 15),
        new("claude-3-5-sonnet", 3, 15),
        new("claude-3-7-sonnet", 3, 15),
        new("claude-haiku", 1, 5),
        new("claude-3-5-haiku", 0.8m, 4),
        new("claude-3-haiku", 0.25m, 1.25m),
        new("scripted", 1, 5),
    ];

    public static ModelPrices Default { get; } = new();

    /// <summary>The table with the operator's own prices before it.</summary>
    public ModelPrices With(IEnumerable<ModelPrice> own) => new() { Table = [.. own, .. Table] };

    /// <summary>The price of a model, never nothing.</summary>
    public ModelPrice Of(string model) =>
        Table.Where(price => price.Fits(model)).MaxBy(price => price.Prefix.Length)
        ?? Table.MaxBy(price => price.Output)!;
}
