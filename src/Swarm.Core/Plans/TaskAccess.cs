namespace Swarm.Core.Plans;

/// <summary>What a task may write, and so what it locks.</summary>
public enum TaskAccess
{
    /// <summary>Writes its touches and locks them.</summary>
    Write,

    /// <summary>Writes nothing that counts and locks nothing.</summary>
    ReadOnly,

    /// <summary>Writes what others share, so it runs alone.</summary>
    WriteShared,
}
