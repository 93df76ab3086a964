namespace Swarm.Core.Tracks;

/// <summary>Where an attempt stands; it only goes forward, except that an answer leads a waiting one back to its agent.</summary>
public enum AttemptStage
{
    /// <summary>Its agent works in the cell.</summary>
    Running,

    /// <summary>Its agent asked; a person has not answered yet.</summary>
    Waiting,

    /// <summary>Its commit is measured by the gates.</summary>
    Checking,

    /// <summary>It waits in the queue, or is merged and measured as merged.</summary>
    Merging,

    /// <summary>It is part of the head, with evidence for each required gate.</summary>
    Done,

    /// <summary>It ended without being merged; its work is kept.</summary>
    Failed,
}
