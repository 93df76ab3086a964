namespace Swarm.Core.Policies;

/// <summary>What a track does about files that an earlier open track of the repository changes too.</summary>
public enum Overlap
{
    /// <summary>Goes on; the overlap is shown on both issues.</summary>
    Allow,

    /// <summary>Tasks that touch such files wait until the earlier track has ended.</summary>
    Queue,
}
