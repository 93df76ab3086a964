using Swarm.Storage;

namespace Swarm.Bot.Cli.Tracks;

/// <summary>Prints all of one track.</summary>
internal static class TrackShow
{
    public static async Task<int> WriteAsync(TrackReader reader, TrackRow row, Answer answer, CancellationToken ct)
    {
        var folded = await FoldedTrack.ReadAsync(reader, row.Key, ct);
        if (folded.Fault is { } fault) answer.Line($"{row.Key} is set aside: {Answer.Plain(fault)}");
        if (folded.State is not { } state)
        {
            answer.Object(new RefusalJson($"The track {row.Key} does not fold: {folded.Fault}", "The server's log has the details."), CliJson.Default.RefusalJson);
            return ExitCodes.Faults;
        }

        var story = TrackShowJson.Of(state, folded.Fault);
        Head(story, answer);
        Body(story, answer);
        answer.Object(story, CliJson.Default.TrackShowJson);
        return ExitCodes.Good;
    }

    private static void Head(TrackShowJson story, Answer answer)
    {
        answer.Line($"{story.Track}  {Answer.Plain(story.Repository)}#{story.Issue}  {Answer.Plain(story.Title)}");
        answer.Line($"{story.PhaseName}. {Answer.Plain(story.NextStep, 2_000)}");
        if (story.PullRequest is { } pull) answer.Line($"Pull request #{pull.Number}: {Answer.Plain(pull.Url)}");
        answer.Line($"Branch {Answer.Plain(story.Branch)}{(story.Head is { } head ? $" at {Answer.Plain(head, 12)}" : "")}");
        answer.Line($"Cost ${story.CostUsd:0.00} of ${story.LimitUsd:0.00} in {story.ModelCalls} model calls.");
    }

    /// <summary>Tasks, attempts, questions, findings and gates, as far as there are any.</summary>
    public static void Body(TrackShowJson story, Answer answer)
    {
        answer.Table("Tasks", ["task", "status", "attempts", "after", "title"], story.Tasks.Select(task =>
            (string[])[task.Id, task.Status, $"{task.Attempts.Count}", string.Join(' ', task.DependsOn), task.Title]));
        answer.Table("Failed attempts", ["attempt", "why"], story.Tasks.SelectMany(task => task.Attempts).Where(attempt => attempt.Failure is not null).Select(attempt =>
            (string[])[attempt.Id, attempt.Failure!]));
        answer.Table("Questions", ["id", "question", "answer"], story.Escalations.Select(each => (string[])[each.Id, each.Question, each.Answer ?? "(waits)"]));
        answer.Table("Findings", ["id", "severity", "lens", "place", "status", "text"], story.Findings.Select(each =>
            (string[])[each.Id, each.Severity, each.Lens, each.Place, each.Status, each.Text]));
        answer.Table("Gates on the head", ["gate", "verdict", "summary"], story.Gates.Select(gate => (string[])[gate.Id, gate.Verdict, gate.Summary]));
    }
}
