using System.Collections.Immutable;
using Swarm.Core.Tracks;
using Swarm.GitHub;

namespace Swarm.Bot.Tests.Publishing;

/// <summary>An installation that has gone while there is something to say through it.</summary>
public sealed class ShutOutTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_is_shut_out_ends_its_pass_and_takes_no_turn_of_those_who_write(bool uninstalled)
    {
        await using var scene = await PublishingScene.OpenAsync();
        var track = scene.NewTrack() with { Replies = [.. Enumerable.Range(1, 50).Select(at => new Reply(at, $"Answer {at}."))] };
        await scene.PutAsync(track);
        if (uninstalled) scene.GitHub.UninstallApp(scene.Installation);
        else scene.GitHub.SuspendApp(scene.Installation);
        var before = scene.GitHub.Requests.Count;

        await Should.ThrowAsync<GitHubShutOutException>(scene.PublishAsync(track));

        scene.GitHub.Requests.Skip(before).Select(request => request.Path).ShouldAllBe(path => path.EndsWith("/app", StringComparison.Ordinal) || path.EndsWith("/access_tokens", StringComparison.Ordinal));
        scene.GitHub.Requests.Skip(before).Count().ShouldBeLessThanOrEqualTo(3);
        scene.App.PastWrites().GetValueOrDefault(scene.Installation, []).ShouldBeEmpty();
        (await scene.Store.SurfacesAsync(track.Key.ToString(), TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }
}
