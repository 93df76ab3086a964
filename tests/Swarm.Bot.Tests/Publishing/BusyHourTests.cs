using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Swarm.Bot.Publishing;
using Swarm.Core.Tracks;
using Swarm.GitHub;

namespace Swarm.Bot.Tests.Publishing;

/// <summary>More to write than GitHub takes in an hour, by its real numbers, on a clock that the test moves.</summary>
public sealed class BusyHourTests
{
    private const int Tracks = 6;
    private const int Replies = 110;

    /// <summary>What answers may take of an hour; the rest is kept for conclusions.</summary>
    private const int Answers = 450;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_burst_of_many_tracks_keeps_every_limit_over_a_restart_and_conclusions_come_at_once()
    {
        await using var scene = await PublishingScene.OpenAsync(WritePace.GitHub);
        var writes = new SeenWrites(scene);
        var kept = await KeepAsync(scene);
        var ended = await ShownAsync(scene, writes, scene.NewTrack());
        var burst = Enumerable.Range(0, Tracks).Select(_ => Burst(scene)).ToList();
        foreach (var track in burst) await scene.PutAsync(track);

        using var life = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var passes = burst.ConvertAll(track => scene.PublishWithAsync(track, CancellationToken.None, life.Token));
        await writes.UntilAsync(() => writes.Granted.Count == Answers);

        // Answers have taken all they may, and wait; the clock stands still.
        scene.Clock.Advance(2 * Second);
        await scene.PutAsync(ended = ended with { Phase = TrackPhase.Failed, PushedHead = await scene.PushAsync("one\n"), Replies = [new Reply(999, "One more answer.")] });
        var concluding = scene.PublishWithAsync(ended, CancellationToken.None, life.Token);
        await PublishingScene.TrueAsync(() => scene.Now.CheckRuns.Any(run => run.Conclusion == "failure"));
        writes.Note();
        writes.Granted.Count.ShouldBe(Answers + 1);

        await life.CancelAsync();
        foreach (var pass in passes.Append(concluding)) await Should.ThrowAsync<OperationCanceledException>(pass);
        await kept.StoppedAsync(Ct);
        scene.Restart(WritePace.GitHub);
        await KeepAsync(scene);

        var rest = Task.WhenAll(burst.Append(ended).Select(scene.PublishAsync));
        await writes.UntilAsync(() => rest.IsCompleted);
        (await rest).ShouldAllBe(complete => complete);

        writes.Granted.Count.ShouldBe(writes.Heard, "GitHub heard as much as was let through");
        writes.Granted.Count.ShouldBeGreaterThan(Tracks * Replies);
        Apart(writes.Granted, 1, Second);
        Apart(writes.Granted, 80, TimeSpan.FromMinutes(1));
        Apart(writes.Granted, 500, TimeSpan.FromHours(1));
        Apart([.. writes.Granted.Where(write => write.Lane != WriteLane.Conclusion)], Answers, TimeSpan.FromHours(1));
        foreach (var track in burst) scene.Comments(track).Count.ShouldBe(1 + Replies);
    }

    private static TrackState Burst(PublishingScene scene) =>
        scene.NewTrack() with { Replies = [.. Enumerable.Range(1, Replies).Select(at => new Reply(at, $"Answer {at}."))] };

    private static async Task<TrackState> ShownAsync(PublishingScene scene, SeenWrites writes, TrackState state)
    {
        await scene.PutAsync(state);
        var pass = scene.PublishAsync(state);
        await writes.UntilAsync(() => pass.IsCompleted);
        await pass;
        return state;
    }

    private static async Task<KeptWrites> KeepAsync(PublishingScene scene)
    {
        var kept = new KeptWrites(scene.App, scene.Store, scene.Clock, NullLogger<KeptWrites>.Instance);
        await kept.StartingAsync(Ct);
        return kept;
    }

    private static void Apart(IReadOnlyList<PastWrite> writes, int count, TimeSpan least)
    {
        for (var at = count; at < writes.Count; at++) (writes[at].At - writes[at - count].At).ShouldBeGreaterThanOrEqualTo(least, $"writes {at - count} and {at}");
    }
}
