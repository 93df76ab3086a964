using System.Collections.Immutable;
using Swarm.Core.Gates;

namespace Swarm.Core.Tracks;

/// <summary>One try at a task.</summary>
public sealed record AttemptState
{
    /// <summary>Task and number, e.g. <c>T01-2</c>.</summary>
    public required string Id { get; init; }

    public required string Task { get; init; }

    public required int Number { get; init; }

    /// <summary>The head it started from.</summary>
    public required string Base { get; init; }

    public AttemptCause Cause { get; init; }

    /// <summary>A commit whose conflict with <see cref="Base"/> this attempt resolves.</summary>
    public string? Other { get; init; }

    public AttemptStage Stage { get; init; }

    /// <summary>Sessions of its agent: the first, and one more after each answered question.</summary>
    public int Leg { get; init; } = 1;

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What the app took in of the agent's work.</summary>
    public string? Commit { get; init; }

    public ImmutableArray<ChangedFile> Changes { get; init; } = [];

    /// <summary>Paths of <see cref="Changes"/> that reach outside the tree: symbolic links, nested repositories.</summary>
    public ImmutableArray<string> Suspicious { get; init; } = [];

    /// <summary>Measured on its own commit.</summary>
    public Evidence? Evidence { get; init; }

    /// <summary>Measured on the merge of its commit with the head.</summary>
    public Evidence? MergedEvidence { get; init; }

    public string Summary { get; init; } = "";

    public string? Session { get; init; }

    public Usage Usage { get; init; } = Usage.None;

    public AttemptFailure? Failure { get; init; }

    /// <summary>True once a person was asked about its failure.</summary>
    public bool Asked { get; init; }

    public bool IsOpen => Stage is not (AttemptStage.Done or AttemptStage.Failed);
}
