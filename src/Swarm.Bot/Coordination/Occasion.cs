using Swarm.Storage;

namespace Swarm.Bot.Coordination;

/// <summary>What a signal came from; it is recorded as done in the same transaction as the decision.</summary>
public sealed record Occasion(Guid? Delivery = null, JobLease? Job = null, string? Timer = null)
{
    public static Occasion None { get; } = new();

    public bool IsNone => Delivery is null && Job is null && Timer is null;
}
