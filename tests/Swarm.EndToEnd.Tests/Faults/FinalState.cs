using System.Text.RegularExpressions;
using Swarm.Bot.Publishing;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;
using Swarm.LocalGitHub;

namespace Swarm.EndToEnd.Tests.Faults;

/// <summary>How a walk ended, as sentences that must not hang on the order in which things happened: no ids of GitHub, no commits, no times.</summary>
internal static partial class FinalState
{
    public static async Task<IReadOnlyList<string>> OfAsync(Scene scene, TrackState state)
    {
        var now = scene.Now;
        var tree = (await scene.GitAsync("rev-parse", $"{state.PushedHead}^{{tree}}")).Single();
        return [.. OfTrack(state), .. OfConversation(now), .. OfPulls(now), .. OfChecks(now), $"tree {tree}", .. Branches(now)];
    }

    private static IEnumerable<string> OfTrack(TrackState state) =>
    [
        $"phase {state.Phase}",
        $"head is pushed: {state.Head == state.PushedHead}, is the pull request's: {state.PullRequest is not null}",
        .. state.Tasks.Select(task => $"task {task.Id} {TaskStatuses.Of(state, task.Id)}").Order(StringComparer.Ordinal),
        .. state.Attempts.Select(attempt => $"attempt {attempt.Id} {attempt.Stage} after {attempt.Leg} session(s)").Order(StringComparer.Ordinal),
        .. state.HeadEvidence!.Gates.Select(gate => $"gate {gate.Gate} {gate.Verdict}").Order(StringComparer.Ordinal),
        .. state.Findings.Select(finding => $"finding of {finding.Lens} {finding.Severity} {finding.File}:{finding.Line} {finding.Status}").Order(StringComparer.Ordinal),
        .. state.Escalations.Select(each => $"question {each.Id} {each.Kind} open: {each.IsOpen}"),
    ];

    private static IEnumerable<string> OfConversation(LocalSnapshot now) =>
    [
        .. now.Comments.Select(comment => $"comment on #{comment.Issue} by {comment.Author}: {Mark(comment.Body)}").Order(StringComparer.Ordinal),
        .. now.Issues.SelectMany(issue => issue.Reactions.Select(reaction => $"reaction to #{issue.Number} {reaction}")).Order(StringComparer.Ordinal),
        .. now.Comments.SelectMany(comment => comment.Reactions.Select(reaction => $"reaction to {Mark(comment.Body)} {reaction}")).Order(StringComparer.Ordinal),
        .. now.Issues.Select(issue => $"issue #{issue.Number} {issue.State} {string.Join(',', issue.Labels)}"),
    ];

    private static IEnumerable<string> OfPulls(LocalSnapshot now) => now.Pulls.SelectMany<PullSnapshot, string>(pull =>
    [
        $"pull request {pull.Title} of {pull.HeadBranch} into {pull.BaseBranch}: {pull.State}, draft {pull.Draft}, {Mark(pull.Body)}",
        .. pull.Reviews.Select(review => $"review {review.State} by {review.Author}: {Mark(review.Body)}").Order(StringComparer.Ordinal),
        .. pull.Threads.Select(thread => $"thread resolved {thread.Resolved}: {string.Join(" / ", thread.Comments.Select(comment => $"{comment.Path}:{comment.Line} {Mark(comment.Body)}"))}").Order(StringComparer.Ordinal),
    ]);

    // Which heads were pushed on the way hangs on the timing; what counts is what the last one shows.
    private static IEnumerable<string> OfChecks(LocalSnapshot now) =>
        now.CheckRuns.Where(run => run.HeadSha == now.Pulls[0].HeadSha).GroupBy(run => run.Name)
            .Select(runs => runs.MaxBy(run => run.Id)!)
            .Select(run => $"check {run.Name} {run.Status} {run.Conclusion} with {run.Annotations.Count} annotation(s)").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Branches(LocalSnapshot now) =>
        now.Refs.Keys.Where(name => !name.StartsWith("refs/pull/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    // Lenses look side by side, and whoever ends first counts first: a finding's number says nothing.
    private static string Mark(string body) => Marker.Read(body) is { } marker ? FindingNumber().Replace(marker.Surface, "F") : body.Split('\n')[0];

    [GeneratedRegex(@"F-\d+")]
    private static partial Regex FindingNumber();
}
