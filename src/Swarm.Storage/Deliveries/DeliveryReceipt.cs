namespace Swarm.Storage;

/// <summary>What the store did with a delivery; either way it is on disk.</summary>
public enum DeliveryReceipt
{
    /// <summary>Kept now.</summary>
    Stored,

    /// <summary>A delivery of this id was kept before; nothing was added.</summary>
    Duplicate,
}
