using System.Buffers.Text;
using System.Net;
using System.Text.Json;

namespace Swarm.GitHub.Tests;

/// <summary>A machine whose clock is hours away from GitHub's.</summary>
public sealed class ClockTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    [InlineData(24 * 40)]
    public async Task Tokens_are_made_and_judged_by_GitHubs_time(int hoursAhead)
    {
        await using var scene = await Scene.StartAsync();
        var theirs = scene.Clock.GetUtcNow().AddHours(-hoursAhead);
        scene.Server.On(Scene.Mint, Refused(theirs), Token(theirs));

        var token = await scene.App.GetTokenAsync(7, Stop);
        var kept = await scene.App.GetTokenAsync(7, Stop);

        kept.Value.ShouldBe(token.Value);
        var asked = scene.Server.Requests.Where(heard => heard.Target == Scene.Mint.Split(' ')[1]).ToArray();
        asked.Length.ShouldBe(2);
        Issued(asked[0].Bearer!).ShouldBe(scene.Clock.GetUtcNow() - AppKey.ClockSkew);
        Issued(asked[1].Bearer!).ShouldBe(theirs - AppKey.ClockSkew);
        scene.Log.Lines.ShouldContain(line => line.Text.Contains("clock"));
    }

    [Fact]
    public async Task A_clock_that_is_set_right_again_is_followed()
    {
        await using var scene = await Scene.StartAsync();
        var theirs = scene.Clock.GetUtcNow().AddHours(-5);
        scene.Server.On(Scene.Mint, Refused(theirs), Token(theirs), Refused(theirs), Token(theirs));
        scene.Server.On($"GET {Scene.Repo}", Reply.Status(401, "Bad credentials"), Reply.Json(Samples.Repository));
        await scene.App.GetTokenAsync(7, Stop);

        scene.Clock.Advance(TimeSpan.FromHours(-5));
        await scene.Shop.GetAsync(Stop);

        scene.Server.Count(Scene.Mint).ShouldBe(4);
        Issued(scene.Server.Requests.Last(heard => heard.Target == Scene.Mint.Split(' ')[1]).Bearer!).ShouldBe(theirs - AppKey.ClockSkew);
    }

    [Fact]
    public async Task A_refusal_at_the_right_time_is_not_asked_again()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On(Scene.Mint, Refused(scene.Clock.GetUtcNow()));

        (await Should.ThrowAsync<GitHubRefusedException>(scene.App.GetTokenAsync(7, Stop))).Status.ShouldBe(HttpStatusCode.Unauthorized);

        scene.Server.Count(Scene.Mint).ShouldBe(1);
    }

    [Fact]
    public async Task A_token_that_grew_old_on_its_way_is_made_anew()
    {
        await using var scene = await Scene.StartAsync();
        var slept = new TaskCompletionSource();
        scene.Server.On(Scene.Mint, Refused(scene.Clock.GetUtcNow() + AppKey.Lifetime * 2).After(slept.Task), scene.Token());

        var token = scene.App.GetTokenAsync(7, Stop);
        await Eventually.IsTrue(() => scene.Server.Count(Scene.Mint) == 1, Stop);
        scene.Clock.Advance(AppKey.Lifetime * 2);
        slept.SetResult();

        (await token).Value.ShouldStartWith("ghs_");
        scene.Server.Count(Scene.Mint).ShouldBe(2);
    }

    private static Reply Refused(DateTimeOffset theirs) => Reply.Status(401, "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued").With("Date", theirs.ToString("R"));

    private static Reply Token(DateTimeOffset theirs) =>
        Reply.Json($$"""{"token":"ghs_{{new string('x', 300)}}","expires_at":"{{theirs.AddHours(1):O}}","permissions":{"issues":"write"} }""", 201);

    private static DateTimeOffset Issued(string jwt) =>
        DateTimeOffset.FromUnixTimeSeconds(JsonElement.Parse(Base64Url.DecodeFromChars(jwt.Split('.')[1])).GetProperty("iat").GetInt64());
}
