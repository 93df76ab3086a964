namespace Swarm.LocalGitHub.Tests;

public sealed class IssueTests
{
    [Fact]
    public async Task An_issue_needs_a_title()
    {
        await using var scene = await Scene.StartAsync();
        (await scene.Repo("POST", "issues", new { body = "text" })).ShouldRefuse(422, "title");
        (await scene.Repo("POST", "issues", new { title = "" })).ShouldRefuse(422, "missing_field");
    }

    [Fact]
    public async Task A_body_ends_at_65536_characters()
    {
        await using var scene = await Scene.StartAsync();
        var number = scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "");
        (await scene.Repo("POST", $"issues/{number}/comments", new { body = new string('x', 65_536) })).Status.ShouldBe(201);
        (await scene.Repo("POST", $"issues/{number}/comments", new { body = new string('x', 65_537) })).ShouldRefuse(422, "too long");
    }

    [Fact]
    public async Task Comments_of_all_issues_are_listed_by_time_and_since_a_time()
    {
        await using var scene = await Scene.StartAsync();
        var (one, two) = (scene.Server.CreateIssue("acme", "shop", "maria", "One", ""), scene.Server.CreateIssue("acme", "shop", "maria", "Two", ""));
        var first = scene.Server.Comment("acme", "shop", two, "first", "maria");
        scene.Time.Advance(TimeSpan.FromMinutes(1));
        var since = Uri.EscapeDataString($"{scene.Time.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}");
        scene.Server.Comment("acme", "shop", one, "second", "maria");

        Bodies(await scene.Repo("GET", "issues/comments")).ShouldBe(["first", "second"]);
        Bodies(await scene.Repo("GET", "issues/comments?sort=created")).ShouldBe(["second", "first"]);
        Bodies(await scene.Repo("GET", $"issues/comments?since={since}")).ShouldBe(["second"]);
        scene.Time.Advance(TimeSpan.FromMinutes(1));
        scene.Server.EditComment("acme", "shop", first, "changed", "maria");
        Bodies(await scene.Repo("GET", $"issues/comments?since={since}&sort=updated&direction=asc")).ShouldBe(["second", "changed"]);

        static IEnumerable<string> Bodies(Reply reply) => reply.List.Select(comment => comment!["body"]!.ToString());
    }

    [Fact]
    public async Task A_locked_issue_takes_no_comment()
    {
        await using var scene = await Scene.StartAsync();
        var number = scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "");
        scene.Server.LockIssue("acme", "shop", number);
        (await scene.Repo("POST", $"issues/{number}/comments", new { body = "hi" })).ShouldRefuse(403, "locked");
    }

    [Fact]
    public async Task A_comment_of_the_app_names_the_app_and_can_be_changed_and_deleted()
    {
        await using var scene = await Scene.StartAsync();
        var number = scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "");
        var made = await scene.Repo("POST", $"issues/{number}/comments", new { body = "first" });
        var id = made.Json["id"]!.GetValue<long>();
        made.Json["performed_via_github_app"]!["id"]!.GetValue<long>().ShouldBe(scene.App.Id);
        made.Json["user"]!["type"]!.ToString().ShouldBe("Bot");
        (await scene.Repo("PATCH", $"issues/comments/{id}", new { body = "second" })).Json["body"]!.ToString().ShouldBe("second");
        scene.Server.Snapshot("acme", "shop").Comments.Single().ViaApp.ShouldBe("swarm");
        (await scene.Repo("DELETE", $"issues/comments/{id}")).Status.ShouldBe(204);
        (await scene.Repo("GET", $"issues/comments/{id}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_second_equal_reaction_answers_200()
    {
        await using var scene = await Scene.StartAsync();
        var number = scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "");
        (await scene.Repo("POST", $"issues/{number}/reactions", new { content = "eyes" })).Status.ShouldBe(201);
        (await scene.Repo("POST", $"issues/{number}/reactions", new { content = "eyes" })).Status.ShouldBe(200);
        (await scene.Repo("POST", $"issues/{number}/reactions", new { content = "shrug" })).ShouldRefuse(422, "invalid");
        scene.Server.Snapshot("acme", "shop").Issues.Single().Reactions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_history_tells_who_labelled()
    {
        await using var scene = await Scene.StartAsync();
        var number = scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "");
        scene.Server.AddLabel("acme", "shop", number, "swarm", "guest");
        var entry = (await scene.Repo("GET", $"issues/{number}/events")).List.Single()!;
        (entry["event"]!.ToString(), entry["label"]!["name"]!.ToString(), entry["actor"]!["login"]!.ToString()).ShouldBe(("labeled", "swarm", "guest"));
        (await scene.Repo("GET", "issues?labels=swarm")).List.Count.ShouldBe(1);
        (await scene.Repo("DELETE", $"issues/{number}/labels/swarm")).Status.ShouldBe(200);
        (await scene.Repo("GET", "issues?labels=swarm")).List.Count.ShouldBe(0);
        (await scene.Repo("POST", "labels", new { name = "swarm", color = "ededed" })).ShouldRefuse(422, "already_exists");
    }
}
