using Swarm.Core.Documents;
using Swarm.Core.Review;
using Swarm.Core.Tracks;
using TaskStatus = Swarm.Core.Tracks.TaskStatus;

namespace Swarm.Bot.Cli;

/// <summary>What happened between two states of a track, in lines for a terminal.</summary>
public static class ProgressLines
{
    public static IEnumerable<ProgressLine> Between(TrackState? before, TrackState after) =>
    [
        .. Phase(before, after),
        .. after.PlanRound > (before?.PlanRound ?? 0) ? after.PlanFaults.Select(fault => new ProgressLine("plan", $"refused: {fault}", ProgressTone.Bad)) : [],
        .. after.Tasks.SelectMany(task => Task(before, after, task.Id)),
        .. after.Escalations.Skip(before?.Escalations.Length ?? 0).Select(asked => new ProgressLine(asked.Id, asked.Question, ProgressTone.Asks)),
        .. Answers(before, after),
        .. Findings(before, after),
        .. PullRequest(before, after),
    ];

    private static IEnumerable<ProgressLine> Phase(TrackState? before, TrackState after)
    {
        if (before?.Phase == after.Phase && before.IsPaused == after.IsPaused) yield break;
        var tone = after.Phase switch
        {
            TrackPhase.Ready or TrackPhase.Merged => ProgressTone.Good,
            TrackPhase.Failed or TrackPhase.Cancelled => ProgressTone.Bad,
            TrackPhase.Approval => ProgressTone.Asks,
            _ => ProgressTone.Plain,
        };
        yield return new ProgressLine(StatusText.PhaseName(after).ToLowerInvariant(), Meaning(after), tone);
    }

    private static string Meaning(TrackState state) => state.Phase switch
    {
        TrackPhase.Intake => "the issue is frozen and its hidden text stripped",
        TrackPhase.Explore => "an agent reads the repository",
        TrackPhase.Plan => "an agent plans",
        TrackPhase.PlanReview => $"{state.Tasks.Length} tasks; the app checks that it can finish them",
        TrackPhase.Approval => $"${state.Estimate?.LowUsd:0.00}–${state.Estimate?.HighUsd:0.00} for {state.Tasks.Length} tasks; waits for a person",
        TrackPhase.Execute => "tasks run as their dependencies and locks allow",
        TrackPhase.Integrate => "the base is merged in and the whole is measured",
        TrackPhase.Council => $"{Council.Lenses.Length} lenses review the whole change",
        TrackPhase.Repair => "findings are repaired",
        TrackPhase.Verify => "the repairs are looked at",
        TrackPhase.Debrief => "the last head is pushed",
        TrackPhase.Ready => $"pull request #{state.PullRequest?.Number} waits for review",
        _ => state.End?.Reason ?? "",
    };

    private static IEnumerable<ProgressLine> Task(TrackState? before, TrackState after, string id)
    {
        var failed = after.Attempts.Where(attempt => attempt.Task == id && attempt.Failure is not null && before?.Attempts.Any(old => old.Id == attempt.Id && old.Failure is not null) != true);
        foreach (var attempt in failed) yield return new ProgressLine(attempt.Id, MarkdownText.Cut(attempt.Failure!.Text, 200), ProgressTone.Bad);
        var now = TaskStatuses.Of(after, id);
        var was = before is not null && before.Tasks.Any(task => task.Id == id) ? TaskStatuses.Of(before, id) : TaskStatus.Backlog;
        if (now == was || now is TaskStatus.Backlog or TaskStatus.Ready) yield break;
        yield return new ProgressLine(id, $"{now.ToString().ToLowerInvariant()} · {after.Task(id).Title}{Holder(after, id, now)}", now switch
        {
            TaskStatus.Done => ProgressTone.Good,
            TaskStatus.Waiting => ProgressTone.Asks,
            _ => ProgressTone.Plain,
        });
    }

    private static string Holder(TrackState state, string id, TaskStatus status) =>
        status == TaskStatus.Blocked && TaskStatuses.Holder(state, id) is { } holder ? $" (held by {holder.Task})" : "";

    private static IEnumerable<ProgressLine> Answers(TrackState? before, TrackState after) =>
        after.Escalations.Where(asked => !asked.IsOpen && before?.OpenEscalations.Any(old => old.Id == asked.Id) == true)
            .Select(asked => new ProgressLine(asked.Id, $"answered: {asked.Answer}", ProgressTone.Good));

    private static IEnumerable<ProgressLine> Findings(TrackState? before, TrackState after)
    {
        foreach (var finding in after.Findings)
        {
            var old = before?.Findings.FirstOrDefault(each => each.Id == finding.Id);
            if (old is null) yield return new ProgressLine(finding.Id, $"{finding.Severity.ToString().ToLowerInvariant()}, {finding.Lens}, {finding.File}:{finding.Line}: {MarkdownText.Cut(finding.Text, 120)}", ProgressTone.Asks);
            else if (old.Status != finding.Status && finding.Status == FindingStatus.Repaired) yield return new ProgressLine(finding.Id, "repaired", ProgressTone.Good);
        }
    }

    private static IEnumerable<ProgressLine> PullRequest(TrackState? before, TrackState after) =>
        after.PullRequest is { } pull && before?.PullRequest is null ? [new ProgressLine("pull request", $"draft #{pull.Number} is open")] : [];
}
