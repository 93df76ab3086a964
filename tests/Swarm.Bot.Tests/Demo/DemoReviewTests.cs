using System.Collections.Immutable;
using Swarm.Bot.Demo.Script;
using Swarm.Core.Gates;
using Swarm.Core.Reports;
using Swarm.Core.Review;
using Swarm.Core.Tracks;

namespace Swarm.Bot.Tests.Demo;

public sealed class DemoReviewTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_council_finds_one_major_and_one_minor_thing()
    {
        var found = Council.Lenses.ToDictionary(lens => lens, Findings);
        found["correctness"].ShouldHaveSingleItem().Severity.ShouldBe(Severity.Major);
        found["security"].ShouldHaveSingleItem().Severity.ShouldBe(Severity.Minor);
        found["maintainability"].ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_council_finds_stands_where_it_says()
    {
        var (root, head) = await HeadAsync();
        Line(head, Findings("correctness")[0]).ShouldContain("-lt \"$level\"");
        Line(head, Findings("security")[0]).ShouldContain("csv_field \"$title\"");
        root.Files.Keys.ShouldNotContain(Findings("correctness")[0].File);
        root.Files.Keys.ShouldNotContain(Findings("security")[0].File);
    }

    [Fact]
    public async Task The_repair_brings_a_test_that_failed_before()
    {
        var (_, head) = await HeadAsync();
        await head.ShouldPassAsync("before the council", Ct);
        var tested = await head.After(DemoModel.Reply(DemoBriefs.Repair()), path => path == "tests/low_test.sh").RunAsync("test.sh", Ct);
        tested.ExitCode.ShouldBe(1);
        CommandOutput.Places(tested.Output).ShouldHaveSingleItem().Message.ShouldStartWith("an item at its level is listed");
        await head.After(DemoModel.Reply(DemoBriefs.Repair())).ShouldPassAsync("after the repair", Ct);
    }

    [Fact]
    public void The_verifier_finds_everything_repaired()
    {
        var report = ReportReader.Read(ScriptReading.Report(DemoModel.Reply(DemoBriefs.Of(JobKind.Verify, "verify/1"))));
        report.Findings.ShouldNotBeNull().ShouldBeEmpty();
    }

    private static string Line(DemoTree tree, Finding finding) => tree.Files[finding.File].Split('\n')[finding.Line - 1];

    private static ImmutableArray<Finding> Findings(string lens)
    {
        var report = ReportReader.Read(ScriptReading.Report(DemoModel.Reply(DemoBriefs.Of(JobKind.Lens, $"lens/1/{lens}", lens))));
        report.Faults.ShouldBeEmpty();
        return report.Findings.ShouldNotBeNull();
    }

    private static async Task<(DemoTree Root, DemoTree Head)> HeadAsync()
    {
        var root = await DemoTree.BaseAsync(Ct);
        return (root, DemoBriefs.Plan.Tasks.Aggregate(root, (tree, task) => tree.After(DemoModel.Reply(DemoBriefs.Final(task.Id)))));
    }
}
