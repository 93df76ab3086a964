using System.Collections.Immutable;
using Swarm.Core.Documents;
using Swarm.Core.Policies;
using Swarm.Core.Review;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tracks;

/// <summary>
/// What people's reviews mean that ask for changes. One that comes while the track is at work waits until it is ready: what is being
/// repaired and verified then would not hold it.
/// </summary>
internal static class HumanReviewDecisions
{
    private const int LongestRemark = 8_000;

    public static ImmutableArray<TrackEvent> On(TrackState state, TrackSignal.ChangesRequested asked)
    {
        if (!asked.By.CanWrite || state.PullRequest is null || state.Reviews.Any(review => review.Id == asked.Review)) return [];
        var remarks = asked.Remarks
            .Select(remark => remark with { Text = MarkdownText.Cut(UntrustedText.Clean(remark.Text).Text.Trim(), LongestRemark) })
            .Where(remark => remark.Text.Length > 0).ToImmutableArray();
        return remarks.IsEmpty ? [] : [new ReviewHeard(new HumanReview(asked.Review, asked.By.Login, remarks)) { At = asked.At }];
    }

    /// <summary>Back to repair with all reviews that wait; nothing where none does.</summary>
    public static ImmutableArray<TrackEvent> TakeUp(TrackState state, DateTimeOffset at)
    {
        var findings = state.Reviews.Skip(state.ReviewsTaken)
            .SelectMany(review => review.Remarks, (review, remark) => (review, remark))
            .Select((each, index) => Finding(each.review, each.remark, state.Findings.Length + index + 1)).ToImmutableArray();
        return findings.IsEmpty
            ? []
            :
            [
                new TrackEvent.ReviewsTaken(findings) { At = at },
                JobDecisions.Enter(TrackPhase.Repair, at),
                new TasksAdded([ReviewDecisions.RepairTask(state, findings)], null) { At = at },
            ];
    }

    private static Finding Finding(HumanReview review, ReviewRemark remark, int number) =>
        new($"F-{number:00}", review.By, Severity.Major, remark.File, remark.Line, remark.Text, Review: review.Id, Thread: remark.Thread);
}
