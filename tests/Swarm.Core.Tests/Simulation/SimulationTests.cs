using System.Collections.Concurrent;
using Swarm.Core.Tracks;

namespace Swarm.Core.Tests.Simulation;

public sealed class SimulationTests
{
    private const int Lives = 2_000;

    [Fact]
    public void The_laws_hold_in_every_state_of_two_thousand_lives()
    {
        var phases = new ConcurrentDictionary<TrackPhase, int>();
        long steps = 0;
        Parallel.For(0, Lives, Options, seed =>
        {
            var life = Live(seed, kind: false, steps: 90);
            Interlocked.Add(ref steps, life.Steps);
            phases.AddOrUpdate(life.State.Phase, 1, (_, count) => count + 1);
        });
        steps.ShouldBeGreaterThan(Lives * 60L);
        // A world that never gets anywhere proves nothing.
        phases.Keys.Count(phase => phase >= TrackPhase.Execute).ShouldBeGreaterThan(6, string.Join(", ", phases));
    }

    [Fact]
    public void Where_work_succeeds_and_people_answer_every_plan_is_merged() =>
        Parallel.For(10_000, 10_200, Options, seed => Live(seed, kind: true, steps: 600).State.Phase.ShouldBe(TrackPhase.Merged, $"seed {seed}"));

    private static ParallelOptions Options => new() { CancellationToken = TestContext.Current.CancellationToken };

    private static Life Live(int seed, bool kind, int steps)
    {
        try
        {
            return new Life(seed, kind).Run(steps);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new InvalidOperationException($"The life of seed {seed} broke: {e.Message}", e);
        }
    }
}
