using System.Collections.Immutable;

namespace Swarm.Core.Plans;

/// <summary>One task of a plan.</summary>
public sealed record PlanTask
{
    /// <summary>A letter and two to four digits, e.g. <c>T01</c>; unique in the plan.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Who does it, free text; chooses the agent. Default <c>implementer</c>.</summary>
    public string Role { get; init; } = "implementer";

    /// <summary>What is to be done, in Markdown.</summary>
    public string Description { get; init; } = "";

    /// <summary>Ids of tasks that must be done before.</summary>
    public ImmutableArray<string> DependsOn { get; init; } = [];

    /// <summary>Files and folders it may write, from the repository's root. A folder covers everything below it.</summary>
    public ImmutableArray<string> Touches { get; init; } = [];

    public TaskAccess Access { get; init; } = TaskAccess.Write;

    /// <summary>True for a foreground task: it may ask a person and keeps its slot while it waits.</summary>
    public bool NeedsUserInput { get; init; }

    /// <summary>S, M, L or XL.</summary>
    public string Effort { get; init; } = "";

    /// <summary>Sentences that are true when the task is done.</summary>
    public ImmutableArray<string> Acceptance { get; init; } = [];
}
