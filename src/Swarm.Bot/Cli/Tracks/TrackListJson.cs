using Swarm.Storage;

namespace Swarm.Bot.Cli.Tracks;

/// <summary>The one object that <c>swarm track list --json</c> prints.</summary>
internal sealed record TrackListJson(IReadOnlyList<TrackListJson.Line> Tracks)
{
    /// <param name="Repository">Owner and name; the repository's id where the track does not fold.</param>
    /// <param name="Fault">Why the track is set aside; null where it is not.</param>
    public sealed record Line(string Track, string Repository, long Issue, string Title, string Phase, bool Open, int TasksDone, int Tasks, decimal CostUsd, DateTimeOffset UpdatedAt, string? Fault)
    {
        public static Line Of(TrackRow row, FoldedTrack folded)
        {
            var state = folded.State;
            var done = state?.Tasks.Count(task => state.IsDone(task.Id)) ?? 0;
            return new Line(row.Key, state?.Repository.FullName ?? $"{row.RepositoryId}", row.Issue, row.Title, row.Phase, row.IsOpen, done, state?.Tasks.Length ?? 0, state?.Usage.CostUsd ?? 0, row.UpdatedAt, folded.Fault);
        }
    }
}
