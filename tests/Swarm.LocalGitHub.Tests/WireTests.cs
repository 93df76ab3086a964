namespace Swarm.LocalGitHub.Tests;

public sealed class WireTests
{
    [Fact]
    public async Task An_unchanged_answer_is_304_and_a_changed_one_is_not()
    {
        await using var scene = await Scene.StartAsync();
        var number = scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "text");
        var path = $"repos/acme/shop/issues/{number}";
        var tag = (await scene.SendAsync("GET", path, null, scene.Token)).Header("ETag");
        tag.ShouldStartWith("W/\"");
        (await scene.SendAsync("GET", path, null, scene.Token, tag)).Status.ShouldBe(304);
        scene.Server.Comment("acme", "shop", number, "more", "maria");
        (await scene.SendAsync("GET", path, null, scene.Token, tag)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Every_answer_tells_the_rate_limit()
    {
        await using var scene = await Scene.StartAsync();
        var first = await scene.Repo("GET", "");
        var second = await scene.Repo("GET", "issues/999");
        first.Header("X-RateLimit-Limit").ShouldBe("5000");
        (int.Parse(first.Header("X-RateLimit-Remaining")) - int.Parse(second.Header("X-RateLimit-Remaining"))).ShouldBe(1);
        var limit = await scene.SendAsync("GET", "rate_limit", null, scene.Token);
        limit.Json["resources"]!["core"]!["used"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task Lists_come_in_pages_that_name_their_neighbours()
    {
        await using var scene = await Scene.StartAsync();
        var number = scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "text");
        for (var i = 0; i < 5; i++) scene.Server.Comment("acme", "shop", number, $"comment {i}", "maria");
        var page = await scene.Repo("GET", $"issues/{number}/comments?per_page=2&page=2");
        page.List.Count.ShouldBe(2);
        page.List[0]!["body"]!.ToString().ShouldBe("comment 2");
        page.Header("Link").ShouldContain($"{scene.Server.BaseUrl}api/v3/repos/acme/shop/issues/{number}/comments?per_page=2&page=3>; rel=\"next\"");
        (await scene.Repo("GET", $"issues/{number}/comments?per_page=2&page=3")).Header("Link").ShouldNotContain("next");
    }

    [Fact]
    public async Task An_operation_nobody_knows_is_404_and_logged()
    {
        await using var scene = await Scene.StartAsync();
        (await scene.Repo("GET", "traffic/views")).ShouldRefuse(404, "Not Found");
        var logged = scene.Server.Requests[^1];
        (logged.Path, logged.Status).ShouldBe(("/api/v3/repos/acme/shop/traffic/views", 404));
    }

    [Fact]
    public async Task Broken_json_is_refused_and_unknown_fields_are_ignored()
    {
        await using var scene = await Scene.StartAsync();
        (await scene.Repo("POST", "issues", "{\"title\":")).ShouldRefuse(400, "Problems parsing JSON");
        (await scene.Repo("POST", "issues", new { title = "Fine", colour = "blue" })).Status.ShouldBe(201);
    }

    [Fact]
    public async Task A_person_is_told_by_role_and_a_stranger_is_not_found()
    {
        await using var scene = await Scene.StartAsync();
        (await scene.Repo("GET", "collaborators/maria/permission")).Json["permission"]!.ToString().ShouldBe("write");
        (await scene.Repo("GET", "collaborators/guest/permission")).Json["permission"]!.ToString().ShouldBe("none");
        (await scene.Repo("GET", "collaborators/nobody/permission")).ShouldRefuse(404, "is not a user");
    }
}
