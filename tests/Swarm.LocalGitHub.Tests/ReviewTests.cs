namespace Swarm.LocalGitHub.Tests;

public sealed class ReviewTests
{
    private static object Comment(int line, string body = "why?") => new { path = "src/a.txt", line, side = "RIGHT", body };

    [Fact]
    public async Task A_comment_outside_the_difference_is_refused()
    {
        await using var scene = await Scene.StartAsync();
        var number = await scene.PullAsync();
        (await scene.Repo("POST", $"pulls/{number}/reviews", new { comments = new[] { Comment(4) } })).ShouldRefuse(422, "Line could not be resolved");
        (await scene.Repo("POST", $"pulls/{number}/reviews", new { comments = new[] { new { path = "README.md", line = 1, body = "x" } } })).ShouldRefuse(422, "Path could not be resolved");
        (await scene.Repo("POST", $"pulls/{number}/reviews", new { comments = new[] { Comment(3) } })).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("APPROVE", "Can not approve your own pull request")]
    [InlineData("REQUEST_CHANGES", "Can not request changes on your own pull request")]
    public async Task The_app_cannot_judge_its_own_pull_request(string verdict, string reason)
    {
        await using var scene = await Scene.StartAsync();
        var number = await scene.PullAsync();
        (await scene.Repo("POST", $"pulls/{number}/reviews", new { body = "x", @event = verdict })).ShouldRefuse(422, reason);
    }

    [Fact]
    public async Task A_pending_review_is_unseen_until_it_is_submitted()
    {
        await using var scene = await Scene.StartAsync();
        var number = await scene.PullAsync();
        var review = await scene.Repo("POST", $"pulls/{number}/reviews", new { body = "Council", comments = new[] { Comment(2) } });
        review.Json["state"]!.ToString().ShouldBe("PENDING");
        (await scene.Repo("GET", $"pulls/{number}/comments")).List.Count.ShouldBe(0);
        (await scene.Repo("POST", $"pulls/{number}/reviews", new { body = "Second" })).ShouldRefuse(422, "one pending review");
        var id = review.Json["id"]!.GetValue<long>();
        (await scene.Repo("POST", $"pulls/{number}/reviews/{id}/events", new { @event = "COMMENT" })).Json["state"]!.ToString().ShouldBe("COMMENTED");
        var shown = (await scene.Repo("GET", $"pulls/{number}/comments")).List.Single()!;
        shown["diff_hunk"]!.ToString().ShouldEndWith("+two");
    }

    [Fact]
    public async Task A_thread_is_answered_found_and_resolved()
    {
        await using var scene = await Scene.StartAsync();
        var number = await scene.PullAsync();
        scene.Server.SubmitReviewAt("acme", "shop", number, "src/a.txt", 2, "Please rename.", "maria");
        var comment = (await scene.Repo("GET", $"pulls/{number}/comments")).List.Single()!["id"]!.GetValue<long>();
        (await scene.Repo("POST", $"pulls/{number}/comments/{comment}/replies", new { body = "Done." })).Json["in_reply_to_id"]!.GetValue<long>().ShouldBe(comment);

        var found = await scene.SendAsync("POST", "graphql", new
        {
            query = """query($n: Int!) { repository(owner: "acme", name: "shop") { pullRequest(number: $n) { reviewThreads(first: 10) { nodes { id isResolved comments(first: 1) { nodes { databaseId } } } pageInfo { hasNextPage endCursor } } } } }""",
            variables = new { n = number },
        }, scene.Token);
        var threads = found.Json["data"]!["repository"]!["pullRequest"]!["reviewThreads"]!;
        threads["pageInfo"]!["hasNextPage"]!.GetValue<bool>().ShouldBeFalse();
        threads["nodes"]![0]!["comments"]!["nodes"]![0]!["databaseId"]!.GetValue<long>().ShouldBe(comment);

        var id = threads["nodes"]![0]!["id"]!.ToString();
        var resolved = await scene.SendAsync("POST", "graphql", new { query = "mutation($t: ID!) { resolveReviewThread(input: {threadId: $t}) { thread { isResolved } } }", variables = new { t = id } }, scene.Token);
        resolved.Text.ShouldContain("\"isResolved\":true");
        scene.Server.Snapshot("acme", "shop").Pulls.Single().Threads.Single().Resolved.ShouldBeTrue();
    }

    [Fact]
    public async Task Graphql_refuses_a_field_that_does_not_exist_and_a_list_without_bounds()
    {
        await using var scene = await Scene.StartAsync();
        var number = await scene.PullAsync();
        var query = $$"""{ repository(owner: "acme", name: "shop") { pullRequest(number: {{number}}) { colour } } }""";
        (await scene.SendAsync("POST", "graphql", new { query }, scene.Token)).Text.ShouldContain("doesn't exist on type");
        query = query.Replace("colour", "reviewThreads { nodes { id } }", StringComparison.Ordinal);
        (await scene.SendAsync("POST", "graphql", new { query }, scene.Token)).Text.ShouldContain("MISSING_PAGINATION_BOUNDARIES");
    }

    [Fact]
    public async Task A_comment_can_be_minimized()
    {
        await using var scene = await Scene.StartAsync();
        var issue = scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "");
        var node = (await scene.Repo("POST", $"issues/{issue}/comments", new { body = "old" })).Json["node_id"]!.ToString();
        var query = "mutation($s: ID!) { minimizeComment(input: {subjectId: $s, classifier: OUTDATED}) { minimizedComment { isMinimized } } }";
        (await scene.SendAsync("POST", "graphql", new { query, variables = new { s = node } }, scene.Token)).Text.ShouldContain("\"isMinimized\":true");
        scene.Server.Snapshot("acme", "shop").Comments.Single().Minimized.ShouldBeTrue();
    }
}
