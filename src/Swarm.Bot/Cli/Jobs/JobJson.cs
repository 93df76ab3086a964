using Swarm.Storage;

namespace Swarm.Bot.Cli.Jobs;

/// <summary>A job as the command line shows it.</summary>
/// <param name="State">ready, leased, done, cancelled or parked.</param>
/// <param name="Claims">How often a worker took it since it was made or replayed.</param>
/// <param name="Reason">Why it is parked; null where it is not.</param>
internal sealed record JobJson(long Id, string Track, string Job, string Kind, string State, int Claims, string? Reason, DateTimeOffset UpdatedAt)
{
    public static JobJson Of(JobRow row) => new(row.Id, row.TrackKey, row.Key, row.Kind, StateOf(row.State), row.Claims, row.Reason, row.UpdatedAt);

    public static string StateOf(JobState state) => state switch
    {
        JobState.Ready => "ready",
        JobState.Leased => "leased",
        JobState.Done => "done",
        JobState.Cancelled => "cancelled",
        JobState.Poisoned => "parked",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without a word."),
    };
}
