using Swarm.Core.Plans;
using Swarm.Core.Tracks;

namespace Swarm.Bot.Cli.Tracks;

/// <summary>One task and its attempts.</summary>
internal sealed record TaskJson(string Id, string Title, string Status, string Effort, IReadOnlyList<string> DependsOn, IReadOnlyList<string> Touches, IReadOnlyList<TaskJson.Attempt> Attempts)
{
    public static TaskJson Of(TrackState state, PlanTask task) => new(
        task.Id,
        task.Title,
        Words.Of(TaskStatuses.Of(state, task.Id)),
        task.Effort,
        task.DependsOn,
        task.Touches,
        [.. state.Attempts.Where(attempt => attempt.Task == task.Id).Select(Attempt.Of)]);

    /// <param name="Failure">Why it failed; null where it did not.</param>
    public sealed record Attempt(string Id, string Stage, string? Commit, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, decimal CostUsd, string? Failure)
    {
        public static Attempt Of(AttemptState attempt) =>
            new(attempt.Id, Words.Of(attempt.Stage), attempt.Commit, attempt.StartedAt, attempt.EndedAt, attempt.Usage.CostUsd, attempt.Failure?.Text);
    }
}
