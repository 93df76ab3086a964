using Swarm.Bot.Coordination;

namespace Swarm.Bot.Tests;

public sealed class IdlenessTests
{
    private readonly Idleness _idleness = new();

    [Fact]
    public void What_the_start_left_is_trimmed_once()
    {
        _idleness.Trims(0, 0, 50 << 20).ShouldBeFalse("the start was not quiet");
        _idleness.Trims(0, 0, 51 << 20).ShouldBeTrue();
        _idleness.Trims(0, 0, 52 << 20).ShouldBeFalse("nothing was done since");
    }

    [Fact]
    public void After_a_job_it_is_trimmed_as_soon_as_a_look_was_quiet()
    {
        _idleness.Trims(0, 0, 0).ShouldBeTrue();
        _idleness.Trims(1, 1, 0).ShouldBeFalse("a job runs");
        _idleness.Trims(0, 1, 0).ShouldBeTrue();
    }

    [Fact]
    public void What_was_allocated_without_a_job_is_trimmed_after_it_not_during_it()
    {
        _idleness.Trims(0, 0, 0).ShouldBeTrue();
        _idleness.Trims(0, 0, Idleness.Much).ShouldBeFalse("it is under way");
        _idleness.Trims(0, 0, 2 * Idleness.Much).ShouldBeFalse("it is under way");
        _idleness.Trims(0, 0, (2 * Idleness.Much) + 1).ShouldBeTrue();
        _idleness.Trims(0, 0, (2 * Idleness.Much) + 2).ShouldBeFalse();
    }
}
