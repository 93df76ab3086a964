namespace Swarm.Core.Policies;

/// <summary>What a task of an effort is expected to cost before anything is known of it: an assumption to be shown as a range, not a measurement.</summary>
/// <param name="LowUsd">One session of a mid-sized model that succeeds at once.</param>
/// <param name="HighUsd">Three sessions and its share of the review.</param>
public sealed record EffortPrice(decimal LowUsd, decimal HighUsd)
{
    public static EffortPrice Of(string effort) => effort switch
    {
        "S" => new EffortPrice(0.05m, 0.40m),
        "M" => new EffortPrice(0.15m, 1.20m),
        "L" => new EffortPrice(0.50m, 3.00m),
        _ => new EffortPrice(1.00m, 6.00m),
    };
}
