using Swarm.Bot.Publishing;
using Swarm.Core.Tracks;
using Swarm.GitHub;
using Swarm.LocalGitHub;

namespace Swarm.Bot.Tests.Publishing;

/// <summary>What GitHub made without our hearing of it is found again, never made twice.</summary>
public sealed class LostAnswerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<RequestFault> Silences => new() { new RequestFault.LostAnswer(), new RequestFault.LateBadGateway(), new RequestFault.Dropped() };

    [Theory]
    [MemberData(nameof(Silences))]
    public async Task A_comment_is_there_once(RequestFault silence)
    {
        await using var scene = await PublishingScene.OpenAsync();
        var state = scene.NewTrack();

        await LoseAsync(scene, state, "*/comments", silence);

        // By their markers, which the dictionary refuses to hold twice.
        scene.Comments(state).Keys.ShouldBe([SurfaceKeys.Status]);
    }

    [Theory]
    [MemberData(nameof(Silences))]
    public async Task A_check_is_there_once(RequestFault silence)
    {
        await using var scene = await PublishingScene.OpenAsync();
        var state = scene.NewTrack() with { Phase = TrackPhase.Failed, PushedHead = await scene.PushAsync("one\n") };

        await LoseAsync(scene, state, "*/check-runs", silence);

        scene.Now.CheckRuns.ShouldHaveSingleItem().Conclusion.ShouldBe("failure");
    }

    [Theory]
    [MemberData(nameof(Silences))]
    public async Task A_pull_request_is_there_once_and_the_track_hears_of_it(RequestFault silence)
    {
        await using var scene = await PublishingScene.OpenAsync();
        var state = scene.NewTrack();
        state = state with { PushedHead = await scene.PushAsync("one\n", state.HeadBranch) };

        await LoseAsync(scene, state, "*/pulls", silence);

        var pull = scene.Now.Pulls.ShouldHaveSingleItem();
        (await scene.StoredAsync(state)).PullRequest.ShouldNotBeNull().Number.ShouldBe(pull.Number);
    }

    [Fact]
    public async Task A_check_that_nobody_heard_of_does_not_go_on_spinning_when_its_head_is_left()
    {
        await using var scene = await PublishingScene.OpenAsync();
        var first = await scene.PushAsync("one\n");
        var state = scene.NewTrack() with { Phase = TrackPhase.Execute, PushedHead = first };
        scene.GitHub.Disturb(new FaultPlan { Requests = [new RequestFaultOrder("POST", "*/check-runs", 1, new RequestFault.LostAnswer())] });
        await scene.PutAsync(state);
        await Should.ThrowAsync<GitHubUncertainException>(scene.PublishAsync(state));
        scene.Now.CheckRuns.ShouldHaveSingleItem().Status.ShouldBe("in_progress");

        await scene.ShowAsync(await scene.StoredAsync(state) with { PushedHead = await scene.PushAsync("two\n") });

        scene.Now.CheckRuns.Count.ShouldBe(2);
        scene.Now.CheckRuns.Single(run => run.HeadSha == first).Conclusion.ShouldBe("cancelled");
    }

    /// <summary>The first creation is not answered; two passes later nothing more happens.</summary>
    private static async Task LoseAsync(PublishingScene scene, TrackState state, string path, RequestFault silence)
    {
        scene.GitHub.Disturb(new FaultPlan { Requests = [new RequestFaultOrder("POST", path, 1, silence)] });
        await scene.PutAsync(state);
        await Should.ThrowAsync<GitHubUncertainException>(scene.PublishAsync(state));
        scene.GitHub.InjectedFaults.ShouldHaveSingleItem();

        await scene.PublishAsync(state);
        await scene.PublishAsync(state);
    }
}
