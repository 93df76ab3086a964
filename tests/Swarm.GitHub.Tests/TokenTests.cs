using System.Net;
using System.Text.Json;

namespace Swarm.GitHub.Tests;

public sealed class TokenTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_kept_until_five_minutes_before_it_expires()
    {
        await using var scene = await Scene.StartAsync();

        var first = await scene.App.GetTokenAsync(7, Stop);
        scene.Clock.Advance(TimeSpan.FromMinutes(54));
        var same = await scene.App.GetTokenAsync(7, Stop);
        scene.Clock.Advance(TimeSpan.FromMinutes(2));
        var renewed = await scene.App.GetTokenAsync(7, Stop);

        same.Value.ShouldBe(first.Value);
        renewed.Value.ShouldNotBe(first.Value);
        scene.Server.Count(Scene.Mint).ShouldBe(2);
    }

    [Fact]
    public async Task Callers_who_come_together_share_one_request()
    {
        await using var scene = await Scene.StartAsync();
        var mayAnswer = new TaskCompletionSource();
        scene.Server.On(Scene.Mint, scene.Token().After(mayAnswer.Task));

        var callers = Enumerable.Range(0, 20).Select(_ => scene.App.GetTokenAsync(7, Stop)).ToArray();
        mayAnswer.SetResult();
        var tokens = await Task.WhenAll(callers);

        tokens.Select(token => token.Value).Distinct().Count().ShouldBe(1);
        scene.Server.Count(Scene.Mint).ShouldBe(1);
    }

    [Fact]
    public async Task A_caller_who_gives_up_does_not_take_the_token_from_the_others()
    {
        await using var scene = await Scene.StartAsync();
        var mayAnswer = new TaskCompletionSource();
        scene.Server.On(Scene.Mint, scene.Token().After(mayAnswer.Task));
        using var impatient = new CancellationTokenSource();

        var first = scene.App.GetTokenAsync(7, impatient.Token);
        var second = scene.App.GetTokenAsync(7, Stop);
        await impatient.CancelAsync();
        mayAnswer.SetResult();

        await Should.ThrowAsync<OperationCanceledException>(first);
        (await second).Value.ShouldStartWith("ghs_");
    }

    [Fact]
    public async Task A_revoked_token_is_renewed_once()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On($"GET {Scene.Repo}", Reply.Status(401, "Bad credentials"), Reply.Json(Samples.Repository));

        (await scene.Shop.GetAsync(Stop))!.Id.ShouldBe(11);

        var asked = scene.Server.Requests.Where(heard => heard.Target == Scene.Repo).ToArray();
        asked.Length.ShouldBe(2);
        asked[1].Bearer.ShouldNotBe(asked[0].Bearer);
    }

    [Fact]
    public async Task A_token_refused_twice_is_a_refusal()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On($"GET {Scene.Repo}", Reply.Status(401, "Bad credentials"));

        var refusal = await Should.ThrowAsync<GitHubRefusedException>(scene.Shop.GetAsync(Stop));

        refusal.Status.ShouldBe(HttpStatusCode.Unauthorized);
        scene.Server.Count($"GET {Scene.Repo}").ShouldBe(2);
    }

    [Fact]
    public async Task A_failed_request_for_a_token_is_not_kept()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On(Scene.Mint, Reply.Status(404, "Not Found"), scene.Token());

        await Should.ThrowAsync<GitHubShutOutException>(scene.App.GetTokenAsync(7, Stop));
        (await scene.App.GetTokenAsync(7, Stop)).Value.ShouldStartWith("ghs_");
    }

    [Fact]
    public async Task A_minted_token_is_fresh_and_asked_for_narrowly()
    {
        await using var scene = await Scene.StartAsync();
        var kept = await scene.App.GetTokenAsync(7, Stop);

        var minted = await scene.App.MintTokenAsync(7, 11, new Dictionary<string, string> { ["contents"] = "write" }, Stop);

        minted.Value.ShouldNotBe(kept.Value);
        (await scene.App.GetTokenAsync(7, Stop)).Value.ShouldBe(kept.Value);
        var body = JsonElement.Parse(scene.Server.Requests.Last().Body);
        body.GetProperty("repository_ids").EnumerateArray().Single().GetInt64().ShouldBe(11);
        body.GetProperty("permissions").GetRawText().ShouldBe("""{"contents":"write"}""");
    }

    [Fact]
    public async Task A_token_is_neither_shown_nor_logged()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On($"GET {Scene.Repo}", Reply.Status(502), Reply.Status(401), Reply.Status(403, "no"));
        var token = await scene.App.GetTokenAsync(7, Stop);
        var refusal = await Should.ThrowAsync<GitHubRefusedException>(scene.Shop.GetAsync(Stop));

        token.ToString().ShouldNotContain("ghs_");
        refusal.ToString().ShouldNotContain("ghs_");
        scene.Log.Lines.ShouldNotBeEmpty();
        scene.Log.Lines.ShouldAllBe(line => !line.Text.Contains("ghs_"));
    }
}
