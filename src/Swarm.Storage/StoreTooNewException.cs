namespace Swarm.Storage;

/// <summary>The data directory was written by a newer version of the product; opening it here could lose what that version knows.</summary>
public sealed class StoreTooNewException(int found, int known)
    : Exception($"The store has schema {found}; this version knows up to {known}. Start the newer version again, or restore the backup made before the upgrade.")
{
    /// <summary>Schema number in the database file.</summary>
    public int Found { get; } = found;

    /// <summary>Newest schema number this version can read.</summary>
    public int Known { get; } = known;
}
