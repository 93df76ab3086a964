namespace Swarm.LocalGitHub.Tests;

public sealed class PullTests
{
    [Fact]
    public async Task A_pull_request_needs_a_head_branch()
    {
        await using var scene = await Scene.StartAsync();
        (await scene.Repo("POST", "pulls", new { title = "Work", head = "nowhere", @base = "main" })).ShouldRefuse(422, "\"field\":\"head\"");
    }

    [Fact]
    public async Task A_pull_request_needs_a_commit()
    {
        await using var scene = await Scene.StartAsync();
        var main = scene.Server.Snapshot("acme", "shop").Refs["refs/heads/main"];
        (await scene.Repo("POST", "git/refs", new { @ref = "refs/heads/empty", sha = main })).Status.ShouldBe(201);
        (await scene.Repo("POST", "pulls", new { title = "Work", head = "empty", @base = "main" })).ShouldRefuse(422, "No commits between main and empty");
    }

    [Fact]
    public async Task A_head_has_one_open_pull_request()
    {
        await using var scene = await Scene.StartAsync();
        await scene.PullAsync();
        (await scene.Repo("POST", "pulls", new { title = "Again", head = "work", @base = "main" })).ShouldRefuse(422, "already exists for acme:work");
        (await scene.Repo("GET", "pulls?head=acme:work&state=all")).List.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Patch_ignores_draft_and_graphql_makes_ready()
    {
        await using var scene = await Scene.StartAsync();
        var number = await scene.PullAsync(draft: true);
        var patched = await scene.Repo("PATCH", $"pulls/{number}", new { title = "New", draft = false });
        (patched.Json["title"]!.ToString(), patched.Json["draft"]!.GetValue<bool>()).ShouldBe(("New", true));
        var ready = await scene.SendAsync("POST", "graphql", new
        {
            query = "mutation($id: ID!) { markPullRequestReadyForReview(input: {pullRequestId: $id}) { pullRequest { number isDraft } } }",
            variables = new { id = patched.Json["node_id"]!.ToString() },
        }, scene.Token);
        ready.Text.ShouldBe($$"""{"data":{"markPullRequestReadyForReview":{"pullRequest":{"number":{{number}},"isDraft":false} } } }""".Replace(" ", "", StringComparison.Ordinal));
        (await scene.Repo("GET", $"pulls/{number}")).Json["draft"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task A_draft_cannot_be_merged()
    {
        await using var scene = await Scene.StartAsync();
        var number = await scene.PullAsync(draft: true);
        (await scene.Repo("PUT", $"pulls/{number}/merge", new { })).ShouldRefuse(405, "draft");
    }

    [Fact]
    public async Task Merging_closes_the_issue_that_the_body_names()
    {
        await using var scene = await Scene.StartAsync();
        var issue = scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "");
        var number = await scene.PullAsync(body: $"Closes #{issue}");
        await scene.Server.MergePullRequestAsync("acme", "shop", number, "maria", Scene.Ct);
        var snapshot = scene.Server.Snapshot("acme", "shop");
        snapshot.Pulls.Single().Merged.ShouldBeTrue();
        snapshot.Issues.First(found => found.Number == issue).State.ShouldBe("closed");
        (await Git.RunAsync(scene.Repository.GitPath, "ls-tree", "-r", "--name-only", "main")).ShouldContain("src/a.txt");
    }

    [Fact]
    public async Task Files_come_with_their_patch()
    {
        await using var scene = await Scene.StartAsync();
        await scene.BranchAsync("work", "README.md", "# Shop\nnew line\n");
        var number = await scene.PullAsync();
        var file = (await scene.Repo("GET", $"pulls/{number}/files")).List.Single()!;
        (file["filename"]!.ToString(), file["status"]!.ToString(), file["additions"]!.GetValue<int>()).ShouldBe(("README.md", "modified", 1));
        file["patch"]!.ToString().ShouldContain("+new line");
    }
}
