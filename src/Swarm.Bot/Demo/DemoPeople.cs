using Spectre.Console;
using Swarm.Bot.Cli;
using Swarm.Bot.Publishing;
using Swarm.Core.Tracks;

namespace Swarm.Bot.Demo;

/// <summary>The person of the demo: ticks the Approve box, and answers the question or lets the viewer do it. All of it on the issue's page.</summary>
internal sealed class DemoPeople(LocalStage stage, int issue, bool viewerAnswers, IAnsiConsole console, ProgressScreen screen)
{
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);

    /// <summary>Looks at the issue's page and does what is asked there; a question that nobody sees yet is not answered yet.</summary>
    public async Task LookAsync(TrackState state, CancellationToken ct)
    {
        if (state is { Phase: TrackPhase.Approval, IsApproved: false } && Comment(SurfaceKeys.PlanNotice) is { } plan && _done.Add("approve"))
        {
            screen.Say("you", "tick “Approve” in the comment with the price");
            stage.GitHub.EditComment(LocalStage.Owner, stage.Repository.Name, plan.Id, plan.Body.Replace("- [ ] Approve", "- [x] Approve", StringComparison.Ordinal), LocalStage.Person);
        }

        foreach (var asked in state.OpenEscalations.Where(each => Comment(SurfaceKeys.Question(each.Id)) is not null && _done.Add(each.Id)).ToList())
        {
            var words = viewerAnswers ? await AskAsync(asked, ct) : $"{Math.Max(1, asked.Recommendation)}";
            screen.Say("you", $"comment “/swarm answer {asked.Id} {words}”");
            stage.GitHub.Comment(LocalStage.Owner, stage.Repository.Name, issue, $"/swarm answer {asked.Id} {words}", LocalStage.Person);
        }
    }

    private Swarm.LocalGitHub.CommentSnapshot? Comment(string surface)
    {
        var marker = new Marker(stage.TrackOf(issue), surface);
        return stage.Look().Comments.FirstOrDefault(each => each.ViaApp is not null && Marker.Read(each.Body) == marker);
    }

    private async Task<string> AskAsync(Escalation asked, CancellationToken ct)
    {
        console.MarkupLine($"\n[bold]{Markup.Escape(asked.Id)}[/] {Markup.Escape(asked.Question)}");
        for (var i = 0; i < asked.Options.Length; i++)
            console.MarkupLine($"  {i + 1}. {Markup.Escape(asked.Options[i].Text)}{(asked.Recommendation == i + 1 ? " [grey](recommended)[/]" : "")}");
        while (true)
        {
            console.Markup($"Your answer (1–{asked.Options.Length}): ");
            var line = await Console.In.ReadLineAsync(ct);
            // Without anybody at the keyboard the recommendation is taken, and said.
            if (line is null) return $"{Math.Max(1, asked.Recommendation)}";
            if (int.TryParse(line, out var number) && number >= 1 && number <= asked.Options.Length) return $"{number}";
        }
    }
}
