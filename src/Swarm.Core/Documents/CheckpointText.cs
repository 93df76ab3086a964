using Swarm.Core.Policies;
using Swarm.Core.Review;
using Swarm.Core.Tracks;

namespace Swarm.Core.Documents;

/// <summary>What a person should know at the end of a phase: what is done, what comes next and what it may cost.</summary>
public static class CheckpointText
{
    private const int MostPlaces = 5;

    public static string Done(TrackState state) => state.Phase == TrackPhase.Council
        ? $"The council has reviewed the whole change and asks for {Counted.Of(Council.ToRepair(state.Findings).Length, "repair")}: {Places(state)}. {Spent(state)}"
        : $"{Tasks(state)} {Spent(state)}";

    public static string Next(TrackState state)
    {
        var most = $"Model calls stop at ${state.LimitUsd:0.00}.";
        if (state.Phase != TrackPhase.Council)
            return $"Next, the newest {state.BaseBranch} is merged in, the whole is measured, and a council of {Council.Lenses.Length} lenses reviews it, one agent session each. {Price(state)}{most}";
        var repair = EffortPrice.Of(ReviewDecisions.RepairEffort);
        return $"Next, one task repairs them and another session looks at the repairs, ${repair.LowUsd:0.00}–${repair.HighUsd:0.00} by the task's effort. {most}";
    }

    public static string Shown(Escalation asked) => $"{MarkdownText.Inline(asked.Question)}\n\n{MarkdownText.Inline(asked.Impact)}";

    private static string Tasks(TrackState state)
    {
        var (all, left) = (state.Tasks.Length, state.Tasks.Count(task => !state.IsDone(task.Id)));
        if (left == 0) return all == 1 ? "The one task is merged." : $"All {all} tasks are merged.";
        return $"{all - left} of {Counted.Of(all, "task")} are merged, {left} are left out.";
    }

    private static string Places(TrackState state)
    {
        var found = Council.ToRepair(state.Findings);
        var named = found.Take(MostPlaces).Select(finding => $"{finding.Id} ({finding.Severity.ToString().ToLowerInvariant()}{(finding.File.Length == 0 ? "" : $", {MarkdownText.Cut(finding.File, 200)}:{finding.Line}")})");
        return string.Join(", ", named) + (found.Length > MostPlaces ? $" and {found.Length - MostPlaces} more" : "");
    }

    private static string Spent(TrackState state) => $"${state.Usage.CostUsd:0.00} is spent.";

    private static string Price(TrackState state) =>
        state.Estimate is { } estimate ? $"The plan was priced at ${estimate.LowUsd:0.00}–${estimate.HighUsd:0.00}, its share of the review included. " : "";
}
