using Swarm.Core.Documents;
using Swarm.Core.Tracks;

namespace Swarm.Bot.Cli.Tracks;

/// <summary>The one object that <c>swarm track show --json</c> prints.</summary>
/// <param name="Fault">Why the track is set aside; null where it is not.</param>
/// <param name="Head">Commit of the branch as the server knows it; null before the first.</param>
internal sealed record TrackShowJson(
    string Track,
    string Repository,
    int Issue,
    string Title,
    string Phase,
    bool Paused,
    string NextStep,
    string? Fault,
    string Branch,
    string? Head,
    TrackShowJson.PullRequestPart? PullRequest,
    IReadOnlyList<TaskJson> Tasks,
    IReadOnlyList<QuestionJson> Escalations,
    IReadOnlyList<FindingJson> Findings,
    IReadOnlyList<GateJson> Gates,
    decimal CostUsd,
    decimal LimitUsd,
    int ModelCalls,
    DateTimeOffset StartedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>The phase as people read it.</summary>
    internal string PhaseName { get; private init; } = "";

    public static TrackShowJson Of(TrackState state, string? fault) => new(
        state.Key.ToString(),
        state.Repository.FullName,
        state.Issue.Number,
        state.Issue.Title,
        state.Phase.ToString(),
        state.IsPaused,
        StatusText.NextStep(state),
        fault,
        state.HeadBranch,
        state.Head,
        state.PullRequest is { } pull ? new PullRequestPart(pull.Number, pull.Url) : null,
        [.. state.Tasks.Select(task => TaskJson.Of(state, task))],
        QuestionJson.Of(state),
        FindingJson.Of(state),
        GateJson.Of(state),
        state.Usage.CostUsd,
        state.LimitUsd,
        state.Usage.Calls,
        state.StartedAt,
        state.UpdatedAt)
    {
        PhaseName = StatusText.PhaseName(state),
    };

    public sealed record PullRequestPart(int Number, string Url);
}
