namespace Swarm.Core.Gates;

/// <summary>What happened to a file between two commits. A rename is a deletion and an addition.</summary>
public enum ChangeKind
{
    Added,
    Modified,
    Deleted,
}
