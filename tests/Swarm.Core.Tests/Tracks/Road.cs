using System.Collections.Immutable;
using Swarm.Core.Gates;
using Swarm.Core.Plans;
using Swarm.Core.Policies;
using Swarm.Core.Review;
using Swarm.Core.Tracks;
using static Swarm.Core.Tests.Tracks.Facts;

namespace Swarm.Core.Tests.Tracks;

/// <summary>The stations of the road, each reached by the signals that lead there.</summary>
internal static class Road
{
    public static Spec Labelled() => new Spec(null).When(Label());

    public static Spec Prepared(RepositorySettings? settings = null, string baseBranch = "main") =>
        Labelled().Ends("prepare", new JobResult.Prepared(Issue, settings ?? Settings, baseBranch, "base0"));

    public static Spec Explored(RepositorySettings? settings = null, string baseBranch = "main") => Prepared(settings, baseBranch).Ends("explore", "It is a shop.");

    public static Spec Planned(RepositorySettings? settings, params IEnumerable<PlanTask> tasks) => Explored(settings).Ends("plan/1", Plan(tasks));

    public static Spec Priced(RepositorySettings? settings, params IEnumerable<PlanTask> tasks) =>
        Planned(settings, tasks).Ends("preflight", new JobResult.Preflighted(["ci.yml"], ["a note"]));

    /// <summary>Approved, with its start commit and its draft pull request.</summary>
    public static Spec Running(RepositorySettings? settings, params IEnumerable<PlanTask> tasks)
    {
        var spec = Priced(settings, tasks);
        if (!spec.State.IsApproved) spec.Says("/swarm approve");
        return spec.Ends("start", new JobResult.Started("start")).Ends("push/start", new JobResult.Pushed("start"))
            .When(new TrackSignal.PullRequestSeen(new PullRequestFacts(9, "node", "url")) { At = spec.Tick() });
    }

    public static Spec TakenIn(this Spec spec, string attempt) =>
        spec.Ends($"attempt/{attempt}", new JobResult.AttemptEnded("Done.", $"c-{attempt}", [new ChangedFile("a/x", ChangeKind.Added)], [], "session"));

    public static Spec Measured(this Spec spec, string attempt) => spec.TakenIn(attempt).Ends($"measure/{attempt}", new JobResult.Measured(Good($"c-{attempt}")));

    public static Spec Merged(this Spec spec, string attempt) =>
        spec.Measured(attempt).Ends($"merge/{attempt}", new JobResult.Merged($"h-{attempt}", Good($"h-{attempt}")));

    public static Spec Pushed(this Spec spec) => spec.Ends($"push/{spec.State.Head}", new JobResult.Pushed(spec.State.Head!));

    public static Spec BroughtUp(this Spec spec, int number = 1, string? tip = null, Evidence? evidence = null) =>
        spec.Ends($"bring-up/{number}", new JobResult.BroughtUp(tip ?? spec.State.BaseTip, $"up{number}", evidence ?? Good($"up{number}")));

    /// <summary>One task is merged and the base is brought in.</summary>
    public static Spec InCouncil(RepositorySettings? settings = null) => Running(settings, Task("T01", "a")).Merged("T01-1").BroughtUp();

    public static Spec Lenses(this Spec spec, string first = "[]")
    {
        var report = first;
        foreach (var lens in Council.Lenses)
        {
            spec.Ends($"lens/1/{lens}", Findings(report));
            report = "[]";
        }

        return spec;
    }

    public const string Major = """[{"severity": "major", "file": "a/x", "line": 3, "text": "It leaks."}]""";

    public static Spec InRepair() => InCouncil().Pushed().Lenses(Major);

    public static Spec InVerify() => InRepair().Merged("R01-1");

    public static Spec Ready() => InCouncil().Pushed().Lenses();
}
