namespace Swarm.GitHub;

/// <summary>What a write is for, in the order in which waiting writes are sent.</summary>
public enum WriteLane
{
    /// <summary>A person waits for it: a question, an answer, a reaction.</summary>
    Answer,

    /// <summary>The end of a check.</summary>
    Conclusion,

    /// <summary>The pull request, its reviews and their threads.</summary>
    PullRequest,

    /// <summary>Progress: a later text makes an earlier one superfluous.</summary>
    Progress,
}
