using System.Net;
using Microsoft.Extensions.Logging;

namespace Swarm.GitHub.Tests;

public sealed class LimitTests
{
    private const string Get = $"GET {Scene.Repo}";

    private static readonly Reply Good = Reply.Json(Samples.Repository);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(403)]
    [InlineData(429)]
    public async Task Retry_After_is_waited_for_in_full_and_announced(int status)
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On(Get, Reply.Status(status, "slow down").With("Retry-After", "4711"), Good);

        (await scene.Shop.GetAsync(Stop)).ShouldNotBeNull();

        scene.Clock.Naps.ShouldBe([TimeSpan.FromSeconds(4711)]);
        scene.Log.Lines.ShouldContain(line => line.Level == LogLevel.Warning && line.Text.Contains("installation 7") && line.Text.Contains("01:18:31"));
    }

    [Fact]
    public async Task The_primary_limit_is_waited_for_until_its_reset()
    {
        await using var scene = await Scene.StartAsync();
        var reset = scene.Clock.GetUtcNow().AddMinutes(42);
        var limited = Reply.Status(403, "API rate limit exceeded").With("x-ratelimit-remaining", "0").With("x-ratelimit-reset", $"{reset.ToUnixTimeSeconds()}");
        scene.Server.On(Get, limited, Good);

        await scene.Shop.GetAsync(Stop);

        scene.Clock.GetUtcNow().ShouldBeGreaterThanOrEqualTo(reset);
        scene.Clock.Naps.ShouldBe([TimeSpan.FromMinutes(42)]);
    }

    [Fact]
    public async Task A_secondary_limit_without_a_header_doubles_from_a_minute()
    {
        await using var scene = await Scene.StartAsync();
        var limited = Reply.Status(403, "You have exceeded a secondary rate limit.");
        scene.Server.On(Get, limited, limited, Reply.Status(429), limited, Good);

        await scene.Shop.GetAsync(Stop);

        scene.Clock.Naps.Select(nap => nap.TotalMinutes).ShouldBe([1, 2, 4, 8]);
    }

    [Fact]
    public async Task A_create_that_met_a_limit_without_a_header_is_sent_once_more_after_a_full_minute()
    {
        await using var scene = await Scene.StartAsync();
        var create = $"POST {Scene.Repo}/issues/4/comments";
        scene.Server.On(create, Reply.Status(403, "You have exceeded a secondary rate limit."), Reply.Json(Samples.Comment, 201));

        (await scene.Shop.CreateCommentAsync(4, "hello", Stop)).ShouldNotBeNull();

        scene.Clock.Naps.ShouldBe([TimeSpan.FromMinutes(1)]);
        scene.Server.Count(create).ShouldBe(2);
    }

    [Fact]
    public async Task The_first_silence_can_be_shortened_but_no_time_that_GitHub_names()
    {
        await using var scene = await Scene.StartAsync(silence: TimeSpan.FromSeconds(2));
        var nameless = Reply.Status(403, "You have exceeded a secondary rate limit.");
        scene.Server.On(Get, nameless, nameless, Reply.Status(429).With("Retry-After", "90"), Good);

        await scene.Shop.GetAsync(Stop);

        scene.Clock.Naps.Select(nap => nap.TotalSeconds).ShouldBe([2, 4, 90]);
    }

    [Fact]
    public async Task A_limit_on_the_token_itself_is_waited_for_too()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On(Scene.Mint, Reply.Status(403, "You have exceeded a secondary rate limit.").With("Retry-After", "30"), scene.Token());
        scene.Server.On(Get, Good);

        (await scene.Shop.GetAsync(Stop)).ShouldNotBeNull();

        scene.Clock.Naps.ShouldBe([TimeSpan.FromSeconds(30)]);
    }

    [Fact]
    public async Task A_missing_permission_is_no_limit()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On(Get, Reply.Status(403, "Resource not accessible by integration"));

        var refusal = await Should.ThrowAsync<GitHubRefusedException>(scene.Shop.GetAsync(Stop));

        refusal.Status.ShouldBe(HttpStatusCode.Forbidden);
        refusal.Reason.ShouldBe("Resource not accessible by integration");
        scene.Clock.Naps.ShouldBeEmpty();
    }

    [Fact]
    public async Task Waiting_for_a_limit_is_not_a_try()
    {
        await using var scene = await Scene.StartAsync();
        var limited = Reply.Status(429).With("Retry-After", "1");
        scene.Server.On(Get, Reply.Status(502), Reply.Status(502), limited, limited, limited, Reply.Status(502), Reply.Status(502), Good);

        (await scene.Shop.GetAsync(Stop)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_limit_silences_the_whole_installation_but_no_other()
    {
        await using var scene = await Scene.StartAsync(TimeProvider.System);
        scene.Server.On(Get, Reply.Status(429).With("Retry-After", "3600"));
        scene.Server.On("POST /api/v3/app/installations/8/access_tokens", scene.Token());
        scene.Server.On("GET /api/v3/repos/acme/other", Good);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        var limited = scene.Shop.GetAsync(giveUp.Token);
        await Eventually.IsTrue(() => scene.Log.Lines.Any(line => line.Level == LogLevel.Warning), Stop);
        var silenced = scene.Shop.GetIssueAsync(4, giveUp.Token);
        (await scene.App.Repository(8, "acme", "other").GetAsync(Stop)).ShouldNotBeNull();
        await giveUp.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(limited);
        await Should.ThrowAsync<OperationCanceledException>(silenced);
        scene.Server.Count($"GET {Scene.Repo}/issues/4").ShouldBe(0);
        scene.Server.Count(Get).ShouldBe(1);
    }

    [Fact]
    public async Task GraphQL_says_later_with_status_200()
    {
        await using var scene = await Scene.StartAsync();
        var reset = scene.Clock.GetUtcNow().AddMinutes(3).ToUnixTimeSeconds();
        var limited = Reply.Json("""{"errors":[{"type":"RATE_LIMITED","message":"API rate limit exceeded"}]}""").With("x-ratelimit-remaining", "0").With("x-ratelimit-reset", $"{reset}");
        scene.Server.On("POST /api/graphql", limited, Reply.Json("""{"data":{}}"""));

        await scene.Shop.MarkReadyForReviewAsync("PR_1", Stop);

        scene.Clock.Naps.ShouldBe([TimeSpan.FromMinutes(3)]);
    }
}
