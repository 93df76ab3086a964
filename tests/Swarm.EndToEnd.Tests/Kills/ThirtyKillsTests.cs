using System.Diagnostics;
using Swarm.Core.Tracks;
using Swarm.Testing;

namespace Swarm.EndToEnd.Tests.Kills;

/// <summary><c>swarm serve</c> is killed, not asked to stop, wherever it can hurt, and begun again on the same data.</summary>
public sealed class ThirtyKillsTests(ITestOutputHelper output)
{
    private const int Seed = 20261121;

    /// <summary>Mostly they wait for GitHub's pace, so several share the processors well.</summary>
    private const int SideBySide = 4;

    private static readonly TimeSpan Asked = TimeSpan.FromMinutes(6);

    [Fact]
    public async Task Killed_at_thirty_points_the_tracks_end_as_if_nothing_had_been()
    {
        Real.Component(OperatingSystem.IsLinux(), "Linux", "what a killed process leaves is found through /proc");
        Real.Executable("git", "apt-get install git");
        var plans = LifePlans.All(Seed);
        var began = Stopwatch.GetTimestamp();

        var lives = await LiveAsync([.. plans, new LifePlan("undisturbed", true)]);

        var took = Stopwatch.GetElapsedTime(began);
        var reports = lives.SelectMany(life => life.Reports).ToList();
        foreach (var report in reports) output.WriteLine(report.ToString());
        output.WriteLine($"{reports.Count} kills in {took.TotalSeconds:0} s; from start to ready at most {reports.Max(report => report.StartUp).TotalSeconds:0.0} s.");
        reports.Count.ShouldBe(30);
        var road = Enum.GetValues<TrackPhase>().Where(phase => phase <= TrackPhase.Ready).Select(phase => $"{phase}");
        road.Except(reports.Select(report => report.Phase)).ShouldBeEmpty("phases without a kill");
        lives.Select(life => life.Work).Distinct().ShouldHaveSingleItem("every life ends with the same files");
        took.ShouldBeLessThan(Asked);
    }

    private static async Task<LifeEnd[]> LiveAsync(IReadOnlyList<LifePlan> plans)
    {
        using var places = new SemaphoreSlim(SideBySide);
        var all = Task.WhenAll(plans.Select(plan => LiveAsync(plan, places)));
        await all.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        // Every life that failed is told, not only the first.
        if (all.Exception is { } failures) Assert.Fail(string.Join("\n\n", failures.InnerExceptions.Select(failure => failure.Message)));
        return await all;
    }

    private static async Task<LifeEnd> LiveAsync(LifePlan plan, SemaphoreSlim places)
    {
        await places.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await using var life = await Life.LiveAsync(plan);
            await LifeLaws.CheckAsync(life);
            (await life.StopAsync()).ShouldBe(0);
            LifeLaws.CheckStopped(life);
            return new LifeEnd(life.Reports, await LifeLaws.WorkAsync(life));
        }
        catch (ShouldAssertException e)
        {
            throw new ShouldAssertException($"Life '{plan.Name}': {e.Message}", e);
        }
        finally
        {
            places.Release();
        }
    }

    private sealed record LifeEnd(IReadOnlyList<KillReport> Reports, string Work);
}
