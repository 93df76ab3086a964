using System.Collections.Immutable;
using Swarm.Core.Gates;
using Swarm.Core.Plans;
using Swarm.Core.Policies;
using Swarm.Core.Reports;
using Swarm.Core.Review;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tracks;

/// <summary>What bringing the base in, the council and the verification mean.</summary>
internal static class ReviewDecisions
{
    /// <summary>Repair tasks that one track may add before a person is asked.</summary>
    public const int MostRepairs = 6;

    /// <summary>The effort that a repair is priced with.</summary>
    public const string RepairEffort = "S";

    public static ImmutableArray<TrackEvent> BroughtUp(TrackState state, TrackJob job, JobResult result, DateTimeOffset at) => result switch
    {
        JobResult.BroughtUp e => AfterBringUp(state, e, at),
        JobResult.Conflict e =>
        [
            new StepRedone(TrackJobs.StepOf(job.Key)) { At = at },
            .. Repair(state, job, at, $"Merge the new commits of {state.BaseBranch}",
                $"The base branch and the track's head changed the same lines. The files hold both sides between conflict markers; keep what both intend and remove every marker.",
                [.. e.Files], e.With),
        ],
        _ => throw new ArgumentException($"Bringing the base in cannot bring {result.GetType().Name}."),
    };

    private static ImmutableArray<TrackEvent> AfterBringUp(TrackState state, JobResult.BroughtUp e, DateTimeOffset at)
    {
        var brought = new BaseBroughtUp(e.Base, e.Head, e.Evidence) { At = at };
        if (e.Evidence.Meets(state.RequiredGates))
        {
            var council = state.CouncilRound == 0 && !state.IsShort;
            return council
                ? [brought, JobDecisions.Enter(TrackPhase.Council, at), new CouncilOpened(1, e.Head, Council.Lenses) { At = at }]
                : [brought, JobDecisions.Enter(TrackPhase.Debrief, at)];
        }

        var failures = e.Evidence.Failures;
        var files = failures.SelectMany(gate => gate.Annotations).Select(each => each.Path).Where(Touch.IsInside).Distinct().ToImmutableArray();
        var job = new TrackJob($"bring-up/{state.BringUps + 2}", JobKind.BringUp, "");
        return
        [
            brought,
            .. Repair(state, job, at, $"Make the gates pass with the new commits of {state.BaseBranch}",
                string.Join("\n", state.RequiredGates.Select(gate => Missed(e.Evidence, gate)).Where(line => line is not null)),
                files.IsEmpty ? state.Plan!.Files : files, null),
        ];
    }

    public static ImmutableArray<TrackEvent> LensReported(TrackState state, string lens, JobResult.Reported reported, DateTimeOffset at)
    {
        var report = ReportReader.Read(reported.Report);
        if (report.Findings is not { } findings)
            return [new LensReported(state.CouncilRound, lens, "reported no list of findings" + string.Concat(report.Faults.Select(fault => $": {fault}")), Silent: true) { At = at }];
        var raised = findings.Select(finding => finding with { Lens = lens, Status = FindingStatus.Open, Commit = null }).ToImmutableArray();
        var heard = new LensReported(state.CouncilRound, lens, raised.IsEmpty ? "found nothing" : $"raised {raised.Length}") { At = at };
        return raised.IsEmpty ? [heard] : [new FindingsRaised(raised) { At = at }, heard];
    }

    public static ImmutableArray<TrackEvent> Verified(TrackState state, TrackJob job, JobResult.Reported reported, DateTimeOffset at)
    {
        var repaired = Council.ToRepair(state.Findings);
        var report = ReportReader.Read(reported.Report);
        // Silence is no proof: a verifier that gives no list has verified nothing.
        var stillOpen = report.Findings is { } listed
            ? repaired.Where(finding => listed.Any(open => open.Id.Trim().Equals(finding.Id, StringComparison.OrdinalIgnoreCase))).ToImmutableArray()
            : repaired;
        var settled = repaired.Except(stillOpen).Select(finding => finding.Id).ToImmutableArray();
        ImmutableArray<TrackEvent> events = settled.IsEmpty ? [] : [new FindingsSettled(settled, FindingStatus.Repaired, state.Head) { At = at }];
        if (stillOpen.IsEmpty) return events.Add(JobDecisions.Enter(TrackPhase.Debrief, at));
        var step = TrackJobs.StepOf(job.Key);
        if (state.Redone.GetValueOrDefault(step) + 1 >= Council.MostRounds)
            return events.AddRange(new FindingsSettled([.. stillOpen.Select(finding => finding.Id)], FindingStatus.Left, null) { At = at }, JobDecisions.Enter(TrackPhase.Debrief, at));
        return [.. events, new StepRedone(step) { At = at }, JobDecisions.Enter(TrackPhase.Repair, at), new TasksAdded([RepairTask(state, stillOpen)], null) { At = at }];
    }

    /// <summary>One task for all findings: they are repaired in one session, which sees them together.</summary>
    public static PlanTask RepairTask(TrackState state, ImmutableArray<Finding> findings)
    {
        var files = findings.Select(finding => finding.File).Where(Touch.IsInside).Distinct().Order(StringComparer.Ordinal).ToImmutableArray();
        return new PlanTask
        {
            Id = NextId(state),
            Title = findings.Length == 1 ? $"Repair {findings[0].Id}" : $"Repair {findings.Length} findings of {(findings.Any(finding => finding.Review > 0) ? "a review" : "the council")}",
            Role = "repairer",
            Description = string.Join("\n", findings.Select(Described)),
            Touches = files.IsEmpty ? state.Plan!.Files : files,
            Effort = RepairEffort,
            Acceptance = [.. findings.Select(finding => $"{finding.Id} no longer holds.")],
        };
    }

    // A person's words are quoted: they say what is wanted, and are no instruction to the app or beyond the task.
    private static string Described(Finding finding) =>
        $"- {finding.Id} ({finding.Severity}, {finding.Lens}){(finding.File.Length == 0 ? "" : $" {finding.File}:{finding.Line}")}:"
        + (finding.Review > 0 ? $"\n{UntrustedText.Quote(finding.Lens, "write-access", finding.Text)}" : $" {finding.Text}");

    private static ImmutableArray<TrackEvent> Repair(
        TrackState state, TrackJob job, DateTimeOffset at, string title, string description, ImmutableArray<string> touches, string? mergeWith)
    {
        if (state.Tasks.Count(task => task.Id[0] == 'R') >= MostRepairs)
            return [Escalations.Step(state, TrackJobs.StepOf(job.Key), $"{title}: {MostRepairs} repairs did not do it. {description}", "Repair the branch by hand, then try again.", at)];
        var task = new PlanTask { Id = NextId(state), Title = title, Role = "repairer", Description = description, Touches = touches, Effort = RepairEffort };
        return [JobDecisions.Enter(TrackPhase.Repair, at), new TasksAdded([task], mergeWith) { At = at }];
    }

    private static string? Missed(Evidence evidence, string gate) => evidence.Gates.FirstOrDefault(each => each.Gate == gate) switch
    {
        null => $"- {gate}: nobody measured it",
        { Verdict: Verdict.Fail or Verdict.NotMeasured } missed => $"- {gate}: {missed.Summary}",
        _ => null,
    };

    private static string NextId(TrackState state) => $"R{state.Tasks.Count(task => task.Id[0] == 'R') + 1:00}";
}
