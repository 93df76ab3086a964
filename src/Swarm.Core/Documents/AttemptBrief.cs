using System.Text;
using Swarm.Core.Plans;
using Swarm.Core.Tracks;

namespace Swarm.Core.Documents;

/// <summary>The brief of one attempt at one task.</summary>
internal static class AttemptBrief
{
    public static void Write(TrackState state, AttemptState attempt, StringBuilder brief)
    {
        var task = state.Task(attempt.Task);
        brief.Append($"# Goal\n\n{task.Id}: {task.Title}\n\n{task.Description}\n\n");
        if (!task.Acceptance.IsEmpty) brief.Append($"## It is done when\n\n{Lines(task.Acceptance)}\n");
        Scope(state, task, brief);
        Before(state, attempt, brief);
        Answers(state, attempt, brief);
        Briefs.Issue(state, brief);
        Output(brief);
    }

    private static void Scope(TrackState state, PlanTask task, StringBuilder brief)
    {
        brief.Append(task.Access == TaskAccess.ReadOnly
            ? "## Scope\n\nThis task is read-only: whatever you change in the folder is thrown away.\n\n"
            : $"## Scope\n\nYou may write only these paths (a folder covers all below it):\n\n{Lines(task.Touches)}\n");
        var commands = state.Settings.Commands;
        var gates = new[] { ("build", commands.Build), ("test", commands.Test), ("lint", commands.Lint) }.Where(each => each.Item2 is not null).ToList();
        if (gates.Count > 0) brief.Append($"Your work is measured with these commands:\n\n{Lines(gates.Select(each => $"{each.Item1}: `{each.Item2}`"))}\n");
    }

    private static void Before(TrackState state, AttemptState attempt, StringBuilder brief)
    {
        if (attempt.Cause == AttemptCause.Conflict)
            brief.Append("## Conflict\n\nTwo sides changed the same lines. The files in the folder hold both between conflict markers. Keep what both intend and remove every marker.\n\n");
        var failures = state.Attempts.Where(each => each.Task == attempt.Task && each.Failure is not null).ToList();
        if (failures.Count > 0)
            brief.Append($"## Earlier attempts failed\n\n{Lines(failures.Select(each => $"{each.Id} ({each.Failure!.Kind}): {each.Failure.Text}"))}\nDo it differently this time.\n\n");
    }

    private static void Answers(TrackState state, AttemptState attempt, StringBuilder brief)
    {
        var answers = state.Escalations.Where(each => each.Kind == EscalationKind.Question && !each.IsOpen && state.Attempts.Any(other => other.Id == each.Subject && other.Task == attempt.Task)).ToList();
        foreach (var answered in answers)
            brief.Append($"## Answered question {answered.Id}\n\n{MarkdownText.Block($"Question: {answered.Question}\nAnswer: {answered.Answer}")}\n\n");
    }

    private static void Output(StringBuilder brief) =>
        brief.Append("""
            # Report

            A report in Markdown: what you did, what you decided and why, what is left. It does not count as proof; the gates do.
            If only a person can decide something, stop and end your report with one block of this form instead of guessing:

            ```swarm-question
            {"question": "…", "options": ["…", "…"], "recommendation": 1, "impact": "what the choice changes"}
            ```

            """);

    private static string Lines(IEnumerable<string> items) => string.Concat(items.Select(item => $"- {item}\n"));
}
