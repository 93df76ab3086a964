using System.Collections.Immutable;
using Swarm.Analysis;
using Swarm.Bot.Demo.Script;
using Swarm.Core.Gates;
using Swarm.Core.Reports;

namespace Swarm.Bot.Tests.Demo;

public sealed class DemoTaskTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("T01 T02 T03 T04 T05 T06 T07", DemoBriefs.Refuse)]
    [InlineData("T06 T05 T04 T02 T01 T03 T07", DemoBriefs.Warn)]
    [InlineData("T05 T01 T06 T03 T02 T04 T07", "Stop there, please")]
    public async Task Tasks_pass_their_gates_in_every_order(string order, string answer)
    {
        var tree = await DemoTree.BaseAsync(Ct);
        foreach (var task in order.Split(' '))
        {
            tree = tree.After(DemoModel.Reply(DemoBriefs.Final(task, answer)));
            await tree.ShouldPassAsync($"after {task} in {order}", Ct);
        }
    }

    [Fact]
    public async Task Tasks_pass_alone_and_merge_without_a_conflict()
    {
        var root = await DemoTree.BaseAsync(Ct);
        var head = root;
        foreach (var task in (string[])["T02", "T06", "T01", "T05", "T04"])
        {
            var alone = root.After(DemoModel.Reply(DemoBriefs.Final(task)));
            await alone.ShouldPassAsync($"with {task} alone", Ct);
            head = head.Merge(root, alone);
        }

        await head.ShouldPassAsync("with all of them merged", Ct);
    }

    [Fact]
    public async Task The_first_attempt_at_months_fails_at_a_line_and_the_second_passes()
    {
        var root = await DemoTree.BaseAsync(Ct);
        var run = await root.After(DemoModel.Reply(DemoBriefs.Attempt("T02"))).RunAsync("test.sh", Ct);
        var gate = CommandOutput.Read(GateIds.Tests, "sh test.sh", run.ExitCode, run.Output);
        gate.Verdict.ShouldBe(Verdict.Fail);
        var place = gate.Annotations.ShouldHaveSingleItem();
        place.Path.ShouldBe("tests/months_test.sh");
        place.Line.ShouldBe(9);
        place.Message.ShouldStartWith("months stand in order of the calendar");
        await root.After(DemoModel.Reply(DemoBriefs.Attempt("T02", failures: 1))).ShouldPassAsync("on the second attempt", Ct);
    }

    [Theory]
    [InlineData("T01")]
    [InlineData("T02")]
    [InlineData("T03")]
    [InlineData("T04")]
    [InlineData("T05")]
    [InlineData("T06")]
    public async Task Tests_without_the_code_fail_at_a_line(string task)
    {
        var root = await BeforeAsync(task);
        var run = await root.After(DemoModel.Reply(DemoBriefs.Final(task)), path => path.StartsWith("tests/", StringComparison.Ordinal)).RunAsync("test.sh", Ct);
        run.ExitCode.ShouldBe(1);
        var places = CommandOutput.Places(run.Output);
        places.ShouldNotBeEmpty(run.Output);
        places.ShouldAllBe(place => place.Path.StartsWith("tests/", StringComparison.Ordinal) && place.Line > 1);
    }

    [Theory]
    [InlineData("T01")]
    [InlineData("T02")]
    [InlineData("T03")]
    [InlineData("T04")]
    [InlineData("T05")]
    [InlineData("T06")]
    public async Task The_count_fails_while_one_task_is_left_out(string missing)
    {
        var tree = await DemoTree.BaseAsync(Ct);
        foreach (var task in DemoBriefs.Plan.Tasks.Where(task => task.Id is not "T08" && task.Id != missing))
            tree = tree.After(DemoModel.Reply(DemoBriefs.Final(task.Id)));
        var run = await tree.RunAsync("test.sh", Ct);
        run.ExitCode.ShouldBe(1);
        CommandOutput.Places(run.Output).Select(place => place.Path).ShouldContain("tests/count_test.sh");
    }

    [Fact]
    public async Task Without_the_edits_nothing_is_done_and_the_acceptance_tests_fail()
    {
        var root = await DemoTree.BaseAsync(Ct);
        var tree = root;
        foreach (var task in DemoBriefs.Plan.Tasks) tree = tree.After(DemoModel.ReplyWithoutEdits(DemoBriefs.Final(task.Id)));
        tree.ChangedSince(root).ShouldBeEmpty();

        var run = await tree.After(DemoModel.Reply(DemoBriefs.Final("T07"))).RunAsync("test.sh", Ct);
        run.ExitCode.ShouldBe(1);
        CommandOutput.Places(run.Output).Select(place => place.Path).Distinct().Order(StringComparer.Ordinal).ShouldBe(["docs/guide.md", "tests/count_test.sh"]);
    }

    [Fact]
    public void The_check_asks_before_it_writes()
    {
        var reply = DemoModel.Reply(DemoBriefs.Attempt("T06"));
        var question = ReportReader.Read(ScriptReading.Report(reply)).Question.ShouldNotBeNull();
        question.Options.ShouldBe([DemoBriefs.Refuse, DemoBriefs.Warn]);
        question.Recommendation.ShouldBe(1);
        question.Impact.ShouldNotBeEmpty();
        ScriptReading.Steps(reply).ShouldNotContain("write");
    }

    [Fact]
    public async Task Both_answers_end_as_they_say()
    {
        var root = await DemoTree.BaseAsync(Ct);
        root.After(DemoModel.Reply(DemoBriefs.Final("T06"))).Files["tests/check_test.sh"].ShouldContain("ends_with 'a shortage ends with 1' 1 short");
        root.After(DemoModel.Reply(DemoBriefs.Final("T06", DemoBriefs.Warn))).Files["tests/check_test.sh"].ShouldContain("ends_with 'a shortage is a warning' 0 short");
    }

    [Fact]
    public async Task What_the_sessions_write_holds_no_placeholder_and_no_secret()
    {
        var root = await DemoTree.BaseAsync(Ct);
        var tree = root;
        foreach (var task in DemoBriefs.Plan.Tasks) tree = tree.After(DemoModel.Reply(DemoBriefs.Final(task.Id)));
        tree = tree.After(DemoModel.Reply(DemoBriefs.Repair()));
        ImmutableArray<AddedLine> lines = [.. tree.ChangedSince(root).SelectMany(path => tree.Files[path].Split('\n').Select((text, index) => new AddedLine(path, index + 1, text)))];
        PlaceholderScan.Measure(lines).Verdict.ShouldBe(Verdict.Pass);
        SecretScan.Measure(lines, []).Verdict.ShouldBe(Verdict.Pass);
    }

    private static async Task<DemoTree> BeforeAsync(string task)
    {
        var root = await DemoTree.BaseAsync(Ct);
        return DemoBriefs.Plan.Tasks.Single(each => each.Id == task).DependsOn.Aggregate(root, (tree, on) => tree.After(DemoModel.Reply(DemoBriefs.Final(on))));
    }
}
