using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Swarm.Core.Tracks;

/// <summary>A question that waits for a permitted person.</summary>
/// <param name="Id">E-01, E-02, … in the order asked.</param>
/// <param name="Subject">An attempt's id for <see cref="EscalationKind.Question"/>, a task's id for <see cref="EscalationKind.TaskFailed"/>, a job's key for <see cref="EscalationKind.StepFailed"/>, the ended phase for <see cref="EscalationKind.Checkpoint"/>.</param>
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

    /// <summary>True where nobody failed but the app itself, again and again: its worker died or broke off each time.</summary>
    public bool IsWorkerDead { get; init; }

    /// <summary>Number of the option that tries again, from 1; 0 where there is none.</summary>
    [JsonIgnore]
    public int RetryOption => OptionWith(EscalationEffect.Retry);

    [JsonIgnore]
    public bool CanRetry => RetryOption > 0;

    /// <summary>Number of the option that lets the track go on, from 1; 0 where there is none.</summary>
    [JsonIgnore]
    public int ApproveOption => OptionWith(EscalationEffect.Approve);

    private int OptionWith(EscalationEffect effect) => Options.IndexOf(Options.FirstOrDefault(option => option.Effect == effect)!) + 1;
}
