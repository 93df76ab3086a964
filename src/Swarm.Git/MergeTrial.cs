using System.Collections.Immutable;

namespace Swarm.Git;

/// <summary>What a merge of two commits would give. Nothing moved; the tree is in the mirror.</summary>
public abstract record MergeTrial
{
    private MergeTrial() { }

    /// <summary>Merged without conflict.</summary>
    /// <param name="Tree">The merged tree's id.</param>
    public sealed record Clean(string Tree) : MergeTrial;

    /// <summary>Some files conflict.</summary>
    /// <param name="Files">Their paths, in order, each once.</param>
    /// <param name="Tree">A tree with conflict markers in those files, for a brief.</param>
    public sealed record Conflict(ImmutableArray<string> Files, string Tree) : MergeTrial;
}
