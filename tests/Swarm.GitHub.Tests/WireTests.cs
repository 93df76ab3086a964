using System.Net;

namespace Swarm.GitHub.Tests;

public sealed class WireTests
{
    private const string Get = $"GET {Scene.Repo}";
    private const string Comments = $"GET {Scene.Repo}/issues/4/comments?per_page=100";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_request_says_who_asks_and_in_which_version()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On(Get, Reply.Json(Samples.Repository));

        await scene.Shop.GetAsync(Stop);

        var heard = scene.Server.Requests.Last();
        heard.Headers["User-Agent"].ShouldBe("swarm-bot");
        heard.Headers["Accept"].ShouldBe("application/vnd.github+json");
        heard.Headers["X-GitHub-Api-Version"].ShouldBe("2022-11-28");
        heard.Bearer.Length.ShouldBeGreaterThan(300);
    }

    [Fact]
    public async Task An_unchanged_answer_is_taken_from_memory()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On(Get, Reply.Json(Samples.Repository).With("ETag", "W/\"a1\""), new Reply(context =>
        {
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch == "W/\"a1\"" ? 304 : 418;
            return Task.CompletedTask;
        }));

        var first = await scene.Shop.GetAsync(Stop);
        var second = await scene.Shop.GetAsync(Stop);

        second.ShouldBe(first);
        scene.Server.Count(Get).ShouldBe(2);
    }

    [Fact]
    public async Task A_changed_answer_replaces_the_remembered_one()
    {
        await using var scene = await Scene.StartAsync();
        var renamed = Samples.Repository.Replace("\"main\"", "\"trunk\"");
        scene.Server.On(Get, Reply.Json(Samples.Repository).With("ETag", "\"a\""), Reply.Json(renamed).With("ETag", "\"b\""), Reply.Json("", 304));

        await scene.Shop.GetAsync(Stop);
        await scene.Shop.GetAsync(Stop);

        (await scene.Shop.GetAsync(Stop))!.DefaultBranch.ShouldBe("trunk");
        scene.Server.Requests.Last().Headers["If-None-Match"].ShouldBe("\"b\"");
    }

    [Fact]
    public async Task A_list_is_read_to_its_last_page()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On(Comments, Page(1).With("Link", Link("page=2", scene)));
        scene.Server.On($"GET {Scene.Repo}/issues/4/comments?page=2", Page(2).With("Link", $"<{scene.Server.Url}x>; rel=\"prev\", {Link("page=3", scene)}"));
        scene.Server.On($"GET {Scene.Repo}/issues/4/comments?page=3", Page(3));

        var all = await scene.Shop.ListCommentsAsync(4, null, Stop);

        all.Select(comment => comment.Id).ShouldBe([1L, 2L, 3L]);
    }

    [Fact]
    public async Task A_next_page_on_another_host_is_refused()
    {
        await using var scene = await Scene.StartAsync();
        await using var foreign = await ScriptedServer.StartAsync(Stop);
        scene.Server.On(Comments, Page(1).With("Link", $"<{foreign.Url}api/v3/more>; rel=\"next\""));

        await Should.ThrowAsync<GitHubUnreadableException>(scene.Shop.ListCommentsAsync(4, null, Stop));

        foreign.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_renamed_repository_is_followed_on_the_same_host()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On(Get, Reply.Status(301).With("Location", "/api/v3/repositories/11"));
        scene.Server.On("GET /api/v3/repositories/11", Reply.Json(Samples.Repository));

        (await scene.Shop.GetAsync(Stop))!.Id.ShouldBe(11);

        scene.Server.Requests.Last().Bearer.ShouldStartWith("ghs_");
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_write_follows_too_with_its_method_and_body(int status)
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On($"POST {Scene.Repo}/issues/4/comments", Reply.Status(status).With("Location", "/api/v3/repositories/11/issues/4/comments"));
        scene.Server.On("POST /api/v3/repositories/11/issues/4/comments", Reply.Json(Samples.Comment, 201));

        (await scene.Shop.CreateCommentAsync(4, "hello", Stop)).Id.ShouldBe(3000000001);

        scene.Server.Requests.Last().Body.ShouldBeJson("""{"body":"hello"}""");
    }

    [Fact]
    public async Task A_redirect_that_never_ends_is_a_refusal()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On(Get, Reply.Status(301).With("Location", Scene.Repo));

        (await Should.ThrowAsync<GitHubRefusedException>(scene.Shop.GetAsync(Stop))).Status.ShouldBe(HttpStatusCode.MovedPermanently);

        scene.Server.Count(Get).ShouldBe(4);
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_not_followed()
    {
        await using var scene = await Scene.StartAsync();
        await using var foreign = await ScriptedServer.StartAsync(Stop);
        scene.Server.On(Get, Reply.Status(307).With("Location", foreign.Url.AbsoluteUri));

        var refusal = await Should.ThrowAsync<GitHubRefusedException>(scene.Shop.GetAsync(Stop));

        refusal.Status.ShouldBe(HttpStatusCode.TemporaryRedirect);
        foreign.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refusal_carries_the_reasons_of_GitHub()
    {
        await using var scene = await Scene.StartAsync();
        var body = """{"message":"Validation Failed","errors":[{"resource":"PullRequest","field":"head","code":"invalid"},"plain words"]}""";
        scene.Server.On($"POST {Scene.Repo}/pulls", Reply.Json(body, 422));

        var refusal = await Should.ThrowAsync<GitHubRefusedException>(scene.Shop.CreatePullRequestAsync("t", "b", "swarm/4/head", "main", true, Stop));

        refusal.Reason.ShouldBe("Validation Failed");
        refusal.Errors.ShouldBe(["PullRequest head invalid", "plain words"]);
        refusal.Url.AbsolutePath.ShouldBe($"{Scene.Repo}/pulls");
    }

    [Fact]
    public async Task A_refusal_in_no_known_form_is_a_refusal_all_the_same()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On(Get, Reply.Json("<html>blocked</html>", 403));

        (await Should.ThrowAsync<GitHubRefusedException>(scene.Shop.GetAsync(Stop))).Reason.ShouldBe("Forbidden");
    }

    private static Reply Page(int id) => Reply.Json($"[{Samples.Comment.Replace("3000000001", $"{id}")}]");

    private static string Link(string query, Scene scene) =>
        $"<{scene.Server.Url.AbsoluteUri.TrimEnd('/')}{Scene.Repo}/issues/4/comments?{query}>; rel=\"next\"";
}
