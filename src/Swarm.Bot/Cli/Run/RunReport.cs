using Swarm.Bot.Cli.Tracks;
using Swarm.Core.Documents;
using Swarm.Core.Tracks;

namespace Swarm.Bot.Cli.Run;

/// <summary>How a run ended.</summary>
/// <param name="Kept">Folder with the run's files; null where they are removed.</param>
internal sealed record RunReport(RunPlan Plan, TrackState State, RunDelivery Delivery, TimeSpan Took, string? Kept)
{
    public bool IsGood => State.Phase == TrackPhase.Ready && Delivery.Fault is null;

    public void Write(Answer answer)
    {
        TrackShow.Body(TrackShowJson.Of(State, null), answer);
        answer.Line();
        answer.Line($"Cost ${State.Usage.CostUsd:0.00} of ${State.LimitUsd:0.00} in {State.Usage.Calls} model calls, {Took.TotalSeconds:0} s.");
        answer.Line(Ending());
        if (Delivery.Fault is { } fault) answer.Line(Answer.Plain(fault, 3_000));
        if (Delivery is { Branch: { } branch }) Hints(branch, answer);
        if (Kept is not null) answer.Line($"Files of the run: {Kept} (swarm track show {State.Key} --data {Path.Combine(Kept, "data")})");
    }

    public RunJson ToJson() => new(
        State.Key.ToString(),
        State.Phase.ToString(),
        IsGood,
        Delivery.Branch,
        Delivery.Commit,
        Plan.Source.Branch,
        Plan.Source.Commit,
        [.. State.Tasks.Select(task => TaskJson.Of(State, task))],
        GateJson.Of(State),
        QuestionJson.Of(State),
        FindingJson.Of(State),
        State.Usage.CostUsd,
        (long)Took.TotalMilliseconds,
        Kept,
        Ending(),
        Delivery.Fault);

    private string Ending()
    {
        var added = Delivery.Branch is { } branch ? $"branch {branch} was added with {Delivery.Commits} commit(s)" : "no branch was added";
        return State.Phase == TrackPhase.Ready ? $"Ready: {added}." : $"Not ready ({StatusText.PhaseName(State)}): {added}. {Answer.Plain(StatusText.NextStep(State), 2_000)}";
    }

    private void Hints(string branch, Answer answer)
    {
        if (branch != State.HeadBranch) answer.Line($"{State.HeadBranch} was taken, so the branch is called {branch}.");
        answer.Line($"  git -C '{Plan.Source.Folder}' log --oneline {Plan.Source.Branch}..{branch}");
        answer.Line($"  git -C '{Plan.Source.Folder}' switch {branch}");
    }
}
