using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Swarm.GitHub.Tests;

public sealed class RetryTests
{
    private const string Get = $"GET {Scene.Repo}";
    private const string Create = $"POST {Scene.Repo}/issues/4/comments";
    private const string Change = $"PATCH {Scene.Repo}/issues/comments/5";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_read_is_tried_three_times_with_growing_pauses()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On(Get, Reply.Status(502), Reply.Drop, Reply.Json(Samples.Repository));

        (await scene.Shop.GetAsync(Stop)).ShouldNotBeNull();

        scene.Server.Count(Get).ShouldBe(3);
        scene.Clock.Naps.Count.ShouldBe(2);
        scene.Clock.Naps.ShouldAllBe(nap => nap > TimeSpan.Zero && nap < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_read_that_never_succeeds_is_unavailable()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On(Get, Reply.Status(503));

        var fault = await Should.ThrowAsync<GitHubUnavailableException>(scene.Shop.GetAsync(Stop));

        fault.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        scene.Server.Count(Get).ShouldBe(3);
    }

    [Fact]
    public async Task A_create_whose_answer_is_lost_is_uncertain_and_not_sent_twice()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On(Create, Reply.Drop);

        await Should.ThrowAsync<GitHubUncertainException>(scene.Shop.CreateCommentAsync(4, "hello", Stop));

        scene.Server.Count(Create).ShouldBe(1);
    }

    [Fact]
    public async Task A_create_on_a_connection_used_before_is_not_sent_twice_either()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On(Create, Reply.Json(Samples.Comment, 201), Reply.Drop);
        await scene.Shop.CreateCommentAsync(4, "first", Stop);

        await Should.ThrowAsync<GitHubUncertainException>(scene.Shop.CreateCommentAsync(4, "second", Stop));

        scene.Server.Count(Create).ShouldBe(2);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(504)]
    public async Task A_create_answered_by_a_server_fault_is_uncertain(int status)
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On(Create, Reply.Status(status));

        var fault = await Should.ThrowAsync<GitHubUncertainException>(scene.Shop.CreateCommentAsync(4, "hello", Stop));

        fault.Status.ShouldBe((HttpStatusCode)status);
        scene.Server.Count(Create).ShouldBe(1);
    }

    [Fact]
    public async Task A_create_refused_by_a_limit_was_not_carried_out_and_is_sent_again()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On(Create, Reply.Status(403).With("Retry-After", "5"), Reply.Json(Samples.Comment, 201));

        (await scene.Shop.CreateCommentAsync(4, "hello", Stop)).Id.ShouldBe(3000000001);
    }

    [Fact]
    public async Task A_change_may_be_sent_again()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On(Change, Reply.Drop, Reply.Json(Samples.Comment));

        (await scene.Shop.UpdateCommentAsync(5, "hello", Stop)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_create_that_never_left_is_unavailable_and_not_uncertain()
    {
        using var http = GitHubHttp.CreateClient();
        using var rsa = RSA.Create(2048);
        using var key = AppKey.FromPem(rsa.ExportPkcs8PrivateKeyPem());
        var clock = new JumpingClock();
        using var app = new GitHubApp(http, new GitHubAppOptions("1", key, GitHubAddress.From(ClosedPort())), clock, new LogLines());

        await Should.ThrowAsync<GitHubUnavailableException>(app.Repository(7, "acme", "shop").CreateCommentAsync(4, "hello", Stop));

        clock.Naps.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("replies")]
    [InlineData("pulls")]
    [InlineData("reviews")]
    [InlineData("events")]
    [InlineData("check-runs")]
    public async Task Nothing_that_is_created_is_sent_twice_after_an_answer_that_tells_nothing(string what)
    {
        await using var scene = await Scene.StartAsync();
        var (path, create) = what switch
        {
            "replies" => ("/pulls/4/comments/9/replies", (Func<Task>)(() => scene.Shop.ReplyToReviewCommentAsync(4, 9, "hello", Stop))),
            "pulls" => ("/pulls", () => scene.Shop.CreatePullRequestAsync("t", "b", "head", "main", true, Stop)),
            "reviews" => ("/pulls/4/reviews", () => scene.Shop.CreatePendingReviewAsync(4, "aaa", "b", [], Stop)),
            "events" => ("/pulls/4/reviews/9/events", () => scene.Shop.SubmitReviewAsync(4, 9, ReviewVerdict.Comment, "b", Stop)),
            _ => ("/check-runs", () => scene.Shop.CreateCheckRunAsync(new CheckRunRequest("swarm", "aaa"), Stop)),
        };
        foreach (var silent in new[] { Reply.Drop, Reply.Status(502) })
        {
            scene.Server.On($"POST {Scene.Repo}{path}", silent);
            await Should.ThrowAsync<GitHubUncertainException>(create);
        }

        scene.Server.Count($"POST {Scene.Repo}{path}").ShouldBe(2);
        scene.Clock.Naps.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_question_to_GraphQL_is_asked_again()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On("POST /api/graphql", Reply.Status(502), Reply.Drop, Reply.Json("""{"data":{}}"""));

        await scene.Shop.MarkReadyForReviewAsync("PR_1", Stop);

        scene.Server.Count("POST /api/graphql").ShouldBe(3);
    }

    [Fact]
    public async Task A_body_too_long_is_caught_before_it_is_sent()
    {
        await using var scene = await Scene.StartAsync();

        await Should.ThrowAsync<ArgumentException>(() => scene.Shop.CreateCommentAsync(4, new string('x', 65_537), Stop));

        scene.Server.Requests.ShouldBeEmpty();
    }

    private static Uri ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
