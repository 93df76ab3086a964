using System.Collections.Immutable;

namespace Swarm.Core.Tracks;

/// <summary>A question that waits for a permitted person.</summary>
/// <param name="Id">E-01, E-02, … in the order asked.</param>
/// <param name="Subject">An attempt's id for <see cref="EscalationKind.Question"/>, a task's id for <see cref="EscalationKind.TaskFailed"/>, a job's key for <see cref="EscalationKind.StepFailed"/>.</param>
/// <param name="Recommendation">Number of the recommended option, from 1; 0 for none.</param>
public sealed record Escalation(
    string Id,
    EscalationKind Kind,
    string Subject,
    string Question,
    ImmutableArray<EscalationOption> Options,
    int Recommendation,
    string Impact,
    DateTimeOffset AskedAt)
{
    /// <summary>The chosen option's text, or the person's own words.</summary>
    public string? Answer { get; init; }

    public string? AnsweredBy { get; init; }

    public bool IsOpen => Answer is null;
}
