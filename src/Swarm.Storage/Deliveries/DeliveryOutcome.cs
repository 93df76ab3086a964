namespace Swarm.Storage;

/// <summary>How the handling of a delivery ended.</summary>
public enum DeliveryOutcome
{
    /// <summary>It led to a decision, or to the decision that nothing follows.</summary>
    Done,

    /// <summary>It does not concern us.</summary>
    Ignored,

    /// <summary>It cannot be handled; it is kept with its reason and can be replayed.</summary>
    Poisoned,
}
