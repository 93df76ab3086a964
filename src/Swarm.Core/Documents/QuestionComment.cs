using System.Text;
using Swarm.Core.Tracks;

namespace Swarm.Core.Documents;

/// <summary>One comment per question, with a box per option. After the answer it says who answered what.</summary>
public static class QuestionComment
{
    public static string Write(TrackState state, Escalation asked)
    {
        var text = new StringBuilder($"### {asked.Id}: {Title(asked)} for @{state.Labeller.Login}\n\n{MarkdownText.Inline(MarkdownText.Cut(asked.Question, 2_000))}\n\n");
        for (var i = 0; i < asked.Options.Length; i++)
        {
            var ticked = asked.Answer == asked.Options[i].Text ? 'x' : ' ';
            var recommended = asked.Recommendation == i + 1 ? " *(recommended)*" : "";
            text.Append($"- [{ticked}] {i + 1}. {MarkdownText.Inline(MarkdownText.Cut(asked.Options[i].Text, 500))}{recommended}\n");
        }

        if (asked.Impact.Length > 0) text.Append($"\n{MarkdownText.Inline(MarkdownText.Cut(asked.Impact, 1_000))}\n");
        return text.Append("\n" + Ending(asked)).ToString();
    }

    private static string Title(Escalation asked) => asked.Kind == EscalationKind.Checkpoint ? $"the end of {asked.Subject}, a checkpoint" : "a question";

    private static string Ending(Escalation asked)
    {
        if (asked is { Answer: null, Kind: EscalationKind.Checkpoint })
            return $"Tick a box, write `/swarm approve`, or press *{CheckButton.Approve.Label}* on the check `{TrackChecks.Plan}`. Nothing goes on meanwhile.";
        if (asked.Answer is null) return $"Tick a box, write `/swarm answer {asked.Id} <number>`, or answer with the option alone. Other tasks go on meanwhile.";
        var by = asked.AnsweredBy is null ? "" : $" by @{asked.AnsweredBy}";
        return $"**Answered{by}:** {MarkdownText.Inline(MarkdownText.Cut(asked.Answer, 500))}";
    }
}
