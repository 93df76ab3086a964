using Swarm.Core.Gates;
using Swarm.Core.Plans;
using Swarm.Core.Policies;
using Swarm.Core.Tests.Tracks;
using Swarm.Core.Tracks;

namespace Swarm.Core.Tests.Simulation;

/// <summary>What a worker may bring home for a job, good and bad.</summary>
internal sealed class Results(int seed, bool kind)
{
    private readonly Random chance = new(seed * 31 + 7);
    private int counter;

    public JobResult Of(TrackState state, TrackJob job, RepositorySettings settings)
    {
        if (!kind && chance.Next(12) == 0) return Facts.Failure((FailureKind)chance.Next(8), "It broke: `x` @all " + new string('z', chance.Next(900)));
        return job.Kind switch
        {
            JobKind.Prepare => new JobResult.Prepared(Facts.Issue with { Removed = ["<!-- a -->"] }, settings, chance.Next(5) == 0 ? "dev" : "main", "base0"),
            JobKind.Explore => new JobResult.Reported("A shop."),
            JobKind.Plan => new JobResult.Reported(Plan()),
            JobKind.Preflight => new JobResult.Preflighted(["ci.yml"], ["a note"]),
            JobKind.Start => new JobResult.Started("start"),
            JobKind.Attempt => Attempt(state, state.Attempt(job.Subject)),
            JobKind.Measure => new JobResult.Measured(Evidence(state.Attempt(job.Subject).Commit!)),
            JobKind.Merge => Merge(state, state.Attempt(job.Subject)),
            JobKind.BringUp => BringUp(state),
            JobKind.Adopt => Adopt(state, job.Subject),
            JobKind.Push when Bad(10) => new JobResult.MovedByOthers($"met{++counter}"),
            JobKind.Push => new JobResult.Pushed(job.Subject),
            JobKind.Remeasure => new JobResult.Measured(Evidence(job.Subject)),
            _ => new JobResult.Reported(Findings(state)),
        };
    }

    private string Plan() => Bad(5) ? chance.Next(3) switch
    {
        0 => "garbage",
        1 => "```swarm-plan\n{\"tasks\": [{\"id\": \"\\ud800\"}]}\n```",
        _ => Facts.Plan(Facts.Task("T01", "a", "T01")),
    } : Facts.Plan(RandomPlan.Of(chance));

    private JobResult Attempt(TrackState state, AttemptState attempt)
    {
        if (chance.Next(8) == 0 && attempt.Leg < 3) return new JobResult.AttemptEnded(Facts.Question(chance.Next(3) == 0 ? "" : "\"yes\", \"no\""), null, [], [], "s");
        if (state.Task(attempt.Task).Access == TaskAccess.ReadOnly || Bad(12)) return new JobResult.AttemptEnded("```swarm-question\nnope", null, [], [], null);
        return new JobResult.AttemptEnded("Done.", $"c{++counter}", [new ChangedFile("a/x", ChangeKind.Modified)], [], "s");
    }

    private JobResult Merge(TrackState state, AttemptState attempt)
    {
        if (state.Task(attempt.Task).Access == TaskAccess.ReadOnly) return new JobResult.Merged(state.Head!, attempt.Evidence!);
        if (Bad(8)) return new JobResult.Conflict(["a/x"], attempt.Commit!);
        var head = $"h{++counter}";
        var evidence = Evidence(head);
        return evidence.Meets(state.RequiredGates) || Bad(2) ? new JobResult.Merged(head, evidence) : new JobResult.MergeRefused(evidence);
    }

    private JobResult BringUp(TrackState state)
    {
        if (Bad(6)) return new JobResult.Conflict(["a/x"], state.BaseTip);
        var head = state.BaseTip == state.BaseCommit ? state.Head! : $"h{++counter}";
        return new JobResult.BroughtUp(Bad(6) ? "base7" : state.BaseTip, head, Evidence(head));
    }

    private JobResult Adopt(TrackState state, string remote)
    {
        if (Bad(4)) return new JobResult.Conflict(["a/x"], remote);
        if (Bad(4)) return new JobResult.Adopted(remote, state.Head!, state.HeadEvidence);
        var head = chance.Next(2) == 0 ? remote : $"h{++counter}";
        return new JobResult.Adopted(remote, head, Evidence(head));
    }

    private string Findings(TrackState state) => chance.Next(6) switch
    {
        0 when !kind => "garbage",
        1 => Facts.Findings("""[{"severity": "major", "file": "a/x", "line": 3, "text": "It leaks | @all."}]"""),
        2 when !state.Findings.IsEmpty && !kind => Facts.Findings($$"""[{"id": "{{state.Findings[0].Id}}", "severity": "minor", "file": "", "text": "still"}]"""),
        _ => Facts.Findings("[]"),
    };

    private Evidence Evidence(string commit) => Bad(7)
        ? Facts.Bad(commit, GateIds.InOrder[chance.Next(GateIds.InOrder.Length)], new GateAnnotation("a/x", 1, "bad"))
        : Bad(15) ? new Evidence(commit, [GateResult.NotMeasured(GateIds.Tests, "slow"), GateResult.Pass(GateIds.Scope, "")]) : Facts.Good(commit);

    private bool Bad(int one) => !kind && chance.Next(one) == 0;
}
