using System.Collections.Immutable;

namespace Swarm.Core.Tracks;

/// <summary>How a track begins and how GitHub ends it.</summary>
internal static class TrackStart
{
    public static ImmutableArray<TrackEvent> Begin(TrackSignal.Labelled signal)
    {
        var started = new TrackEvent.TrackStarted(signal.Key, signal.Repository, signal.Issue, signal.Title, signal.By, signal.Body, signal.Labelling) { At = signal.At };
        if (signal.By.CanWrite) return [started];
        var end = TrackDecider.End(signal.At, TrackPhase.Failed,
            $"@{signal.By.Login} has no write access to {signal.Repository.FullName}, so the label starts nothing", null,
            $"Somebody with write access removes the label `{signal.Label}` and sets it again.");
        return [started, end];
    }

    public static ImmutableArray<TrackEvent> Close(TrackState state, TrackSignal.PullRequestClosed signal) =>
        signal.Merged && TrackPhases.CanFollow(state.Phase, TrackPhase.Merged)
            ? [TrackDecider.End(signal.At, TrackPhase.Merged, "the pull request was merged", signal.By.Login, "Nothing is left to do.")]
            : [TrackDecider.End(signal.At, TrackPhase.Closed, "the pull request was closed", signal.By.Login)];
}
