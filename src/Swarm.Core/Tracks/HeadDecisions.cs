using System.Collections.Immutable;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tracks;

/// <summary>What others push to the track's head is adopted, never overwritten.</summary>
internal static class HeadDecisions
{
    public static ImmutableArray<TrackEvent> Moved(TrackState state, string commit, string by, DateTimeOffset at) =>
        state.PushedHead is null || commit == state.PushedHead || commit == state.Head || commit == state.Foreign
            ? []
            : [new HeadFoundMoved(commit, by) { At = at }];

    public static ImmutableArray<TrackEvent> Adopted(TrackState state, TrackJob job, JobResult result, DateTimeOffset at) => result switch
    {
        // The same commit may be pushed, taken back and pushed again: each time is a step of its own.
        JobResult.Adopted e =>
        [
            new StepRedone(TrackJobs.StepOf(job.Key)) { At = at },
            .. e.Head == e.Remote ? Array.Empty<TrackEvent>() : [new StepRedone(TrackJobs.PushStep(e.Head)) { At = at }],
            new HeadAdopted(e.Remote, e.Head, e.Evidence) { At = at },
        ],
        JobResult.Conflict e => [Escalations.Step(state, TrackJobs.StepOf(job.Key),
            $"What was pushed to `{state.HeadBranch}` ({Documents.MarkdownText.Code(e.With[..Math.Min(12, e.With.Length)])}) conflicts with work of the track in {string.Join(", ", e.Files.Take(5).Select(Documents.MarkdownText.Code))}",
            "Bring the branch to a state without the conflict, then try again; nothing of either side is lost.", at)],
        _ => throw new ArgumentException($"Adopting the head cannot bring {result.GetType().Name}."),
    };
}
