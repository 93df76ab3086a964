using System.Collections.Immutable;

namespace Swarm.EndToEnd.Tests.Kills;

/// <summary>Thirty kills on six tracks.</summary>
internal static class LifePlans
{
    /// <param name="seed">Draws the times of the kills that are not tied to a moment.</param>
    public static ImmutableArray<LifePlan> All(int seed)
    {
        var random = new Random(seed);
        KillPoint Any() => KillPoint.Anywhere(TimeSpan.FromMilliseconds(random.Next(20, 4_000)));
        return
        [
            new("written, not noted", true,
                KillPoint.Between("POST …/comments"), KillPoint.Between("git-receive-pack"), KillPoint.Between("POST …/pulls 201"),
                KillPoint.Between("POST …/check-runs"), KillPoint.Between("POST …/reviews")),
            new("answered, not noted", false,
                Early("POST …/reactions"), Early("POST …/comments"), Early("POST …/check-runs"),
                KillPoint.Behind("POST …/reviews/…/events"), KillPoint.Behind("resolveReviewThread")),
            new("from intake to approval", true,
                KillPoint.Before("Intake", "git-upload-pack"), KillPoint.Session("Explore", "explorer"), KillPoint.Session("Plan", "planner"),
                KillPoint.Before("PlanReview", "rules/branches"), KillPoint.In("Approval")),
            new("from execute to verify", false,
                KillPoint.Session("Execute", "call"), KillPoint.Before("Integrate", "git-upload-pack"), KillPoint.Session("Council", "reviewer"),
                KillPoint.Session("Repair", "repairer"), KillPoint.Session("Verify", "verifier")),
            new("push, merge and the end", true,
                KillPoint.Push, KillPoint.GitCommand("merge-tree"), KillPoint.GitCommand("update-ref refs/heads/swarm/"),
                KillPoint.Before("Debrief", "access_tokens") with { Keeps = moment => moment.Phase == "Verify" && moment.Text.EndsWith("access_tokens", StringComparison.Ordinal) }, KillPoint.In("Ready")),
            new("migration and any time", false, Any(), Any(), Any(), Any()) { OldEvents = 20_000 },
        ];
    }

    // Comments and checks are written on the whole road: on a slow machine the one that is struck may be a late one, and the review must not be out by then.
    private static KillPoint Early(string write) =>
        KillPoint.Behind(write) with { Keeps = moment => moment.Kind == Moment.Asked && moment.Text.Contains("/reviews/", StringComparison.Ordinal) };
}
