using System.Collections.Immutable;

namespace Swarm.Core.Plans;

/// <summary>A valid graph of tasks.</summary>
/// <param name="Summary">What the whole change does, in a few sentences.</param>
/// <param name="Tasks">In the planner's order, which is also the order of dispatch among equals.</param>
public sealed record Plan(string Summary, ImmutableArray<PlanTask> Tasks)
{
    /// <summary>The short road is for exactly one small task that asks nobody.</summary>
    public bool IsSmall => Tasks is [{ Effort: "S", NeedsUserInput: false }];

    /// <summary>Every touch once, in ordinal order.</summary>
    public ImmutableArray<string> Files => [.. Tasks.SelectMany(task => task.Touches).Distinct().Order(StringComparer.Ordinal)];
}
