using Swarm.Core.Plans;
using Swarm.Core.Policies;
using Swarm.Core.Scheduling;
using static Swarm.Core.Tests.Tracks.Facts;

namespace Swarm.Core.Tests.Scheduling;

public sealed class DispatchTests
{
    private static readonly PlanTask A = Task("T01", "a");
    private static readonly PlanTask Below = Task("T02", "a/x");
    private static readonly PlanTask B = Task("T03", "b");
    private static readonly PlanTask Asks = Task("T04", "c") with { NeedsUserInput = true };
    private static readonly PlanTask Reads = Task("T05", "a") with { Access = TaskAccess.ReadOnly };
    private static readonly PlanTask Alone = Task("T06", "z") with { Access = TaskAccess.WriteShared };

    private static IEnumerable<string> Chosen(PlanTask[] ready, PlanTask[] running, PlanTask[] waiting, ScheduleLimits? limits = null) =>
        Dispatch.Choose(ready, running, waiting, limits ?? new ScheduleLimits()).Select(task => task.Id);

    [Fact]
    public void The_plans_order_decides_among_those_that_exclude_each_other() => Chosen([A, Below, B], [], []).ShouldBe(["T01", "T03"]);

    [Fact]
    public void Read_only_tasks_lock_nothing() => Chosen([A, Reads], [Below], []).ShouldBe(["T05"]);

    [Fact]
    public void Write_shared_runs_alone()
    {
        Chosen([Alone, A], [], []).ShouldBe(["T06"]);
        Chosen([Alone], [Reads], []).ShouldBeEmpty();
    }

    [Fact]
    public void Those_that_wait_keep_locks_and_hold_no_slot() => Chosen([Below, B], [], [A], new ScheduleLimits(1, 1, 1)).ShouldBe(["T03"]);

    [Fact]
    public void Foreground_and_background_have_limits_of_their_own()
    {
        Chosen([A, B, Asks], [], [], new ScheduleLimits(1, 1, 8)).ShouldBe(["T01", "T04"]);
        Chosen([A, Asks], [], [], new ScheduleLimits(1, 1, 1)).ShouldBe(["T01"]);
        Chosen([A, Asks], [Asks with { Id = "T09", Touches = ["q"] }], [], new ScheduleLimits(1, 1, 8)).ShouldBe(["T01"]);
    }

    [Fact]
    public void The_blocker_and_what_it_shares_are_named()
    {
        Locks.Blocker(Below, [B, A])!.Id.ShouldBe("T01");
        Locks.Shared(Below, A).ShouldBe(["a/x"]);
        Locks.Blocker(B, [A]).ShouldBeNull();
    }
}
