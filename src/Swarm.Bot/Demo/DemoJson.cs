using Swarm.Core.Tracks;

namespace Swarm.Bot.Demo;

/// <summary>The one object that <c>swarm demo --json</c> prints.</summary>
/// <param name="Track">Key of the track: repository, issue, run.</param>
/// <param name="Phase">Phase at the end; <c>Ready</c> when all went well.</param>
/// <param name="Comments">Comments of the app on the issue.</param>
/// <param name="Checks">Check runs of the app on every head.</param>
/// <param name="CostUsd">Model calls in US dollars, by the gateway's metering of the scripted model.</param>
/// <param name="DurationMs">From the label to the last surface, in milliseconds.</param>
internal sealed record DemoJson(
    string Track,
    string Phase,
    DemoJson.PullRequestPart? PullRequest,
    IReadOnlyList<DemoJson.TaskPart> Tasks,
    IReadOnlyList<DemoJson.GatePart> Gates,
    IReadOnlyList<DemoJson.EscalationPart> Escalations,
    IReadOnlyList<DemoJson.FindingPart> Findings,
    int Comments,
    int Checks,
    decimal CostUsd,
    long DurationMs,
    DemoPages Pages)
{
    public sealed record PullRequestPart(int Number, string State, bool Draft, string Head, string Url);

    /// <param name="Attempts">Attempts started.</param>
    /// <param name="Branch">Where the last attempt's commit is kept in the mirror.</param>
    public sealed record TaskPart(string Id, string Title, string Status, int Attempts, string? Branch, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt);

    public sealed record GatePart(string Id, string Verdict);

    public sealed record EscalationPart(string Id, string Question, string? Answer);

    public sealed record FindingPart(string Lens, string Severity, string File, int Line, string Status);

    public static DemoJson Of(DemoStory story)
    {
        var state = story.State;
        return new DemoJson(
            state.Key.ToString(),
            state.Phase.ToString(),
            story.Pull is { } pull ? new PullRequestPart(pull.Number, pull.State, pull.Draft, pull.HeadSha, state.PullRequest!.Url) : null,
            [.. state.Tasks.Select(task => Task(state, task.Id, task.Title))],
            [.. (state.HeadEvidence?.Gates ?? []).Select(gate => new GatePart(gate.Gate, Name(gate.Verdict)))],
            [.. state.Escalations.Select(each => new EscalationPart(each.Id, each.Question, each.Answer))],
            [.. state.Findings.Select(each => new FindingPart(each.Lens, Name(each.Severity), each.File, each.Line, Name(each.Status)))],
            story.GitHub.Comments.Count(comment => comment.ViaApp is not null),
            story.GitHub.CheckRuns.Count,
            state.Usage.CostUsd,
            (long)story.Took.TotalMilliseconds,
            story.Pages);
    }

    private static TaskPart Task(TrackState state, string id, string title)
    {
        var attempts = state.Attempts.Where(attempt => attempt.Task == id).ToList();
        var kept = attempts.LastOrDefault(attempt => attempt.Commit is not null && attempt.Commit != attempt.Base);
        return new TaskPart(id, title, Name(TaskStatuses.Of(state, id)), attempts.Count, kept is null ? null : state.RefOf(kept), attempts.FirstOrDefault()?.StartedAt, attempts.LastOrDefault()?.EndedAt);
    }

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
