using Swarm.Bot.Demo;
using Swarm.Core.Tracks;

namespace Swarm.Bot.Cli.Run;

/// <summary>The person at the terminal: approves the plan and what follows each phase, and answers questions, by the comments that a person writes on GitHub.</summary>
internal sealed class RunPeople(LocalStage stage, int issue, RunOptions options, Answer answer)
{
    private readonly HashSet<string> _heard = new(StringComparer.Ordinal);

    /// <summary>Asks what is to be asked now. False where a person is needed and none is there.</summary>
    public async Task<bool> LookAsync(TrackState state, CancellationToken ct)
    {
        if (state is { Phase: TrackPhase.Approval, IsApproved: false } && _heard.Add("approval") && !await ApproveAsync(state, ct)) return false;
        foreach (var asked in state.OpenEscalations.Where(each => !_heard.Contains(each.Id)).ToList())
        {
            if (!await AskAsync(asked, ct)) return false;
            _heard.Add(asked.Id);
        }

        return true;
    }

    private async Task<bool> ApproveAsync(TrackState state, CancellationToken ct)
    {
        PlanView.Write(state, answer);
        if (options.Yes) Say("/swarm approve");
        else if (!answer.Terminal.CanAsk)
        {
            answer.Line("The plan waits for approval, and standard input is no terminal. Run it in a terminal, or with --yes.");
            return false;
        }
        else if (await PromptAsync("Let it run? [y/N]", ct) is not { } words) return false;
        else Say(words.StartsWith("y", StringComparison.OrdinalIgnoreCase) ? "/swarm approve" : "/swarm cancel");
        return true;
    }

    private async Task<bool> AskAsync(Escalation asked, CancellationToken ct)
    {
        answer.Line();
        answer.Line($"{asked.Id}: {Answer.Plain(asked.Question, 2_000)}");
        for (var number = 1; number <= asked.Options.Length; number++)
            answer.Line($"  {number}. {Answer.Plain(asked.Options[number - 1].Text, 500)}{(asked.Recommendation == number ? " (recommended)" : "")}");
        if (asked.Impact.Length > 0) answer.Line($"  {Answer.Plain(asked.Impact, 1_000)}");
        var checkpoint = asked.Kind == EscalationKind.Checkpoint;
        if (checkpoint && options.Yes)
        {
            Say("/swarm approve");
            return true;
        }

        if (!answer.Terminal.CanAsk)
        {
            answer.Line($"{asked.Id} waits for an answer, and standard input is no terminal. Run it in a terminal{(checkpoint ? ", or with --yes" : " to answer")}.");
            return false;
        }

        if (await ChoiceAsync(asked, ct) is not { } choice) return false;
        Say($"/swarm answer {asked.Id} {choice}");
        return true;
    }

    /// <summary>A number, or own words where the question is an agent's; null where nobody answers.</summary>
    private async Task<string?> ChoiceAsync(Escalation asked, CancellationToken ct)
    {
        var free = asked.Kind == EscalationKind.Question;
        var form = $"1–{asked.Options.Length}{(free ? " or your own words" : "")}{(asked.Recommendation > 0 ? $", Enter for {asked.Recommendation}" : "")}";
        while (await PromptAsync($"{asked.Id} [{form}]", ct) is { } words)
        {
            if (words.Length == 0 && asked.Recommendation > 0) return $"{asked.Recommendation}";
            if (int.TryParse(words, out var number) && number >= 1 && number <= asked.Options.Length) return $"{number}";
            if (free && words.Length > 0 && !int.TryParse(words, out _)) return words;
            answer.Line("That is none of the options.");
        }

        return null;
    }

    private async Task<string?> PromptAsync(string text, CancellationToken ct)
    {
        answer.Prompt(text);
        // A console's reader blocks whatever it promises, and Ctrl+C has to get through.
        return (await Task.Run(answer.Terminal.In.ReadLine, CancellationToken.None).WaitAsync(ct))?.Trim();
    }

    private void Say(string words) => stage.GitHub.Comment(LocalStage.Owner, stage.Repository.Name, issue, words, LocalStage.Person);
}
