using System.Collections.Immutable;
using Swarm.Bot.Demo.Script;
using Swarm.Core.Plans;
using Swarm.Core.Policies;
using Swarm.Core.Reports;
using Swarm.Core.Scheduling;

namespace Swarm.Bot.Tests.Demo;

public sealed class DemoPlanTests
{
    private static ImmutableArray<PlanTask> Tasks => DemoBriefs.Plan.Tasks;

    [Fact]
    public void The_plan_is_valid_and_goes_the_long_road()
    {
        var report = ReportReader.Read(DemoPlan.Report);
        report.Faults.ShouldBeEmpty();
        PlanReader.Read(report.Plan).Faults.ShouldBeEmpty();
        DemoBriefs.Plan.IsSmall.ShouldBeFalse();
        Tasks.Length.ShouldBe(8);
    }

    [Fact]
    public void Several_tasks_start_at_once_and_the_one_that_shares_a_folder_waits()
    {
        var ready = Tasks.Where(task => task.DependsOn.IsEmpty);
        Dispatch.Choose(ready, [], [], new ScheduleLimits()).Select(task => task.Id).ShouldBe(["T01", "T02", "T04", "T06"]);
        Locks.Exclude(Task("T04"), Task("T05")).ShouldBeTrue();
        Locks.Shared(Task("T05"), Task("T04")).ShouldBe(["src/report/csv.sh"]);
    }

    [Fact]
    public void One_task_asks_and_one_only_reads()
    {
        Tasks.Single(task => task.NeedsUserInput).Id.ShouldBe("T06");
        Tasks.Single(task => task.Access == TaskAccess.ReadOnly).Id.ShouldBe("T08");
    }

    [Fact]
    public async Task Every_session_writes_only_what_its_task_touches()
    {
        var tree = await DemoTree.BaseAsync(TestContext.Current.CancellationToken);
        (string Task, string Brief)[] sessions =
        [
            .. Tasks.Where(task => task.Access == TaskAccess.Write).Select(task => (task.Id, DemoBriefs.Final(task.Id))),
            ("T02", DemoBriefs.Attempt("T02")), ("T06", DemoBriefs.Final("T06", DemoBriefs.Warn)),
        ];
        foreach (var (id, brief) in sessions)
        {
            var task = Task(id);
            var changed = tree.After(DemoModel.Reply(brief)).ChangedSince(tree);
            changed.ShouldNotBeEmpty(task.Id);
            changed.ShouldAllBe(path => task.Touches.Any(touch => Touch.Covers(touch, path)), task.Id);
        }
    }

    private static PlanTask Task(string id) => Tasks.Single(task => task.Id == id);
}
