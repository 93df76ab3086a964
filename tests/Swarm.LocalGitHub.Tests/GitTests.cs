namespace Swarm.LocalGitHub.Tests;

public sealed class GitTests
{
    private static async Task<string> CloneAsync(Scene scene)
    {
        await Git.RunAsync(scene.Folder.Path, "clone", "-q", Git.Address(scene, scene.Token), "clone");
        return scene.Folder["clone"];
    }

    private static async Task CommitAsync(Scene scene, string path, string content)
    {
        scene.Folder.Write("clone/" + path, content);
        await Git.RunAsync(scene.Folder["clone"], "add", "-A");
        await Git.RunAsync(scene.Folder["clone"], "commit", "-q", "-m", "Change " + path);
    }

    [Fact]
    public async Task A_pushed_branch_fires_push_and_synchronize()
    {
        await using var scene = await Scene.StartAsync();
        var number = await scene.PullAsync("work");
        var clone = await CloneAsync(scene);
        await Git.RunAsync(clone, "checkout", "-q", "work");
        await CommitAsync(scene, "src/b.txt", "b\n");
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);
        scene.Sink.All.Clear();
        await Git.RunAsync(clone, "push", "-q", "origin", "work");
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);
        scene.Sink.Names.ShouldBe(["push", "pull_request.synchronize"]);
        var push = scene.Sink.All.First().Json;
        var head = await Git.RunAsync(clone, "rev-parse", "HEAD");
        (push["after"]!.ToString(), push["sender"]!["login"]!.ToString(), push["created"]!.GetValue<bool>()).ShouldBe((head, "swarm[bot]", false));
        (await scene.Repo("GET", $"pulls/{number}")).Json["head"]!["sha"]!.ToString().ShouldBe(head);
    }

    [Fact]
    public async Task A_push_that_is_no_fast_forward_is_rejected_unless_forced()
    {
        await using var scene = await Scene.StartAsync();
        var clone = await CloneAsync(scene);
        await CommitAsync(scene, "a.txt", "a\n");
        await scene.Server.PushFileAsync("acme", "shop", "main", "b.txt", "b\n", "Meanwhile", "maria", Scene.Ct);
        var (exit, text) = await Git.TryAsync(clone, "push", "origin", "main");
        exit.ShouldNotBe(0);
        text.ShouldContain("rejected");
        (await Git.TryAsync(clone, "push", "--force", "origin", "main")).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task A_workflow_file_needs_its_permission()
    {
        await using var scene = await Scene.StartAsync();
        var clone = await CloneAsync(scene);
        await CommitAsync(scene, ".github/workflows/ci.yml", "on: push\n");
        var (exit, text) = await Git.TryAsync(clone, "push", "origin", "HEAD:refs/heads/flow");
        exit.ShouldNotBe(0);
        text.ShouldContain("refusing to allow a GitHub App to create or update workflow `.github/workflows/ci.yml` without `workflows` permission");
        scene.Server.Snapshot("acme", "shop").Refs.Keys.ShouldNotContain("refs/heads/flow");
    }

    [Fact]
    public async Task Taking_in_the_base_with_its_workflows_needs_no_permission()
    {
        await using var scene = await Scene.StartAsync();
        var clone = await CloneAsync(scene);
        await CommitAsync(scene, "a.txt", "a\n");
        await scene.Server.PushFileAsync("acme", "shop", "main", ".github/workflows/ci.yml", "on: push\n", "Flow", "maria", Scene.Ct);
        await Git.RunAsync(clone, "fetch", "-q");
        await Git.RunAsync(clone, "merge", "-q", "--no-edit", "origin/main");
        (await Git.TryAsync(clone, "push", "origin", "HEAD:refs/heads/merged")).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task Reading_needs_contents_read_and_pushing_contents_write()
    {
        await using var scene = await Scene.StartAsync();
        var none = await scene.MintAsync(new { permissions = new { issues = "write" } });
        (await Git.TryAsync(scene.Folder.Path, "ls-remote", Git.Address(scene, none))).Text.ShouldContain("403");
        (await Git.TryAsync(scene.Folder.Path, "ls-remote", Git.Address(scene, "ghs_wrong"))).Exit.ShouldNotBe(0);
        scene.Token = await scene.MintAsync(new { permissions = new { contents = "read" } });
        var clone = await CloneAsync(scene);
        await CommitAsync(scene, "a.txt", "a\n");
        (await Git.TryAsync(clone, "push", "origin", "HEAD:refs/heads/x")).Text.ShouldContain("403");
    }

    [Fact]
    public async Task Refs_outside_branches_are_stored_without_news()
    {
        await using var scene = await Scene.StartAsync();
        var clone = await CloneAsync(scene);
        await Git.RunAsync(clone, "push", "-q", "origin", "HEAD:refs/swarm/wip/1");
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);
        scene.Sink.Names.ShouldNotContain("push");
        (await scene.Repo("GET", "git/ref/swarm/wip/1")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_push_above_the_servers_usual_limit_passes()
    {
        await using var scene = await Scene.StartAsync();
        var clone = await CloneAsync(scene);
        var noise = new byte[34_000_000];
        new Random(7).NextBytes(noise);
        File.WriteAllBytes(Path.Combine(clone, "noise.bin"), noise);
        await CommitAsync(scene, "a.txt", "a\n");
        await Git.RunAsync(clone, "push", "-q", "origin", "HEAD:refs/heads/big");
        scene.Server.Snapshot("acme", "shop").Refs.Keys.ShouldContain("refs/heads/big");
    }

    [Fact]
    public async Task Refs_by_the_api_are_as_strict_as_by_git()
    {
        await using var scene = await Scene.StartAsync();
        await scene.BranchAsync("swarm/7/head");
        var refs = scene.Server.Snapshot("acme", "shop").Refs;
        (await scene.Repo("POST", "git/refs", new { @ref = "refs/heads/main", sha = refs["refs/heads/main"] })).ShouldRefuse(422, "Reference already exists");
        (await scene.Repo("PATCH", "git/refs/heads/swarm/7/head", new { sha = refs["refs/heads/main"] })).ShouldRefuse(422, "not a fast forward");
        (await scene.Repo("GET", "branches/swarm/7/head")).Json["commit"]!["sha"]!.ToString().ShouldBe(refs["refs/heads/swarm/7/head"]);
        (await scene.Repo("GET", "commits/swarm%2F7%2Fhead")).Json["sha"]!.ToString().ShouldBe(refs["refs/heads/swarm/7/head"]);
        (await scene.Repo("GET", "contents/src/a.txt?ref=swarm/7/head")).Json["content"]!.ToString().ShouldBe("b25lCnR3bwp0aHJlZQo=\n");
        (await scene.Repo("GET", "contents/src")).Status.ShouldBe(404);
        (await scene.Repo("DELETE", "git/refs/heads/swarm/7/head")).Status.ShouldBe(204);
        (await scene.Repo("GET", "branches/swarm/7/head")).Status.ShouldBe(404);
    }
}
