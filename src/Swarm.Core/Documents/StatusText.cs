using Swarm.Core.Tracks;

namespace Swarm.Core.Documents;

/// <summary>Where a track stands, in a few words, always with the next step.</summary>
public static class StatusText
{
    public static string Brief(TrackState state)
    {
        var tasks = state.Tasks.IsEmpty ? "" : $" {state.Tasks.Count(task => state.IsDone(task.Id))} of {state.Tasks.Length} tasks are done.";
        return $"**{PhaseName(state)}**.{tasks} ${state.Usage.CostUsd:0.00} of ${state.LimitUsd:0.00} spent. {NextStep(state)}";
    }

    public static string PhaseName(TrackState state) =>
        (state.IsPaused && !state.Phase.IsFinal() ? "Paused in " : "") + Name(state.Phase);

    public static string Name(TrackPhase phase) => phase switch
    {
        TrackPhase.PlanReview => "Plan review",
        _ => phase.ToString(),
    };

    /// <summary>The one thing that moves the track on: a person's step where it waits for one, else what the app does now.</summary>
    public static string NextStep(TrackState state)
    {
        if (state.End is { } end) return $"Ended: {MarkdownText.Cut(end.Reason, 2_000)}{(end.By is null ? "" : $" (@{end.By})")}. {end.NextStep}";
        if (state.Away is { } away) return $"Held: {away}. Nothing runs and nothing is lost; it goes on when the app may write here again.";
        if (state.IsPaused) return "`/swarm resume` goes on.";
        if (state.OpenEscalations.FirstOrDefault() is { } asked) return Asked(asked);
        return state.Phase switch
        {
            TrackPhase.Approval => "The plan waits for `/swarm approve`.",
            TrackPhase.Ready when state.PullRequest is { } pull => $"Review and merge #{pull.Number}.",
            TrackPhase.Execute when state.Settings.Autonomy == Policies.Autonomy.Manual && !state.OpenAttempts.Any() => "`/swarm next` shows what `/swarm dispatch` can start.",
            TrackPhase.Execute or TrackPhase.Repair when !state.OpenAttempts.Any() && FirstNeighbour(state) is { } first =>
                $"Waits until #{first.Issue}, which changes the same files, has ended (`overlap: queue`).",
            _ => "Nothing is asked of you now.",
        };
    }

    private static string Asked(Escalation asked) => asked.Kind == EscalationKind.Checkpoint
        ? $"The end of {asked.Subject} ({asked.Id}) waits for `/swarm approve`."
        : $"{asked.Id} waits for an answer: `/swarm answer {asked.Id} <number>`.";

    private static Neighbour? FirstNeighbour(TrackState state) =>
        state.Tasks.Where(task => !state.IsSettled(task.Id)).Select(task => ReadySet.WaitsFor(state, task)).FirstOrDefault(each => each is not null);
}
