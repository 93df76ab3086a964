using System.Diagnostics;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;
using Swarm.LocalGitHub;

namespace Swarm.EndToEnd.Tests.Hands;

/// <summary>What holds of every track at rest, whatever people did to it.</summary>
internal static class Peace
{
    /// <summary>Longer than the pause after which the publisher, the deliveries and the sweeper look again by themselves.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(6);

    /// <summary>The node asks GitHub for nothing, for longer than anything of it rests between two tries.</summary>
    public static async Task KeptAsync(Scene scene)
    {
        await scene.GitHub.WaitForDeliveriesAsync(TestContext.Current.CancellationToken);
        var (before, since) = (scene.GitHub.Requests.Count, Stopwatch.GetTimestamp());
        await scene.TrueAsync(() => Stopwatch.GetElapsedTime(since) > Window);
        scene.GitHub.Requests.Skip(before).Select(request => $"{request.Method} {request.Path} {request.Status}").ShouldBeEmpty();
    }

    /// <summary>No check spins, and nothing is there twice.</summary>
    public static void ShownOnce(LocalSnapshot now, string track)
    {
        now.CheckRuns.ShouldAllBe(run => run.Status == "completed");
        now.CheckRuns.Select(run => (run.Name, run.HeadSha)).ShouldBeUnique();
        var own = now.Comments.Where(comment => comment.ViaApp is not null).Select(comment => Bot.Publishing.Marker.Read(comment.Body)).OfType<Bot.Publishing.Marker>().ToList();
        own.ShouldBeUnique();
        own.ShouldContain(new Bot.Publishing.Marker(track, SurfaceKeys.Status));
    }

    public static void Idle(TrackState state) => TrackJobs.Of(state).ShouldBeEmpty();
}
