namespace Swarm.LocalGitHub.Tests;

/// <summary>What owners take away and give back.</summary>
public sealed class OwnerTests
{
    [Fact]
    public async Task An_archived_repository_is_read_only_until_it_is_unarchived()
    {
        await using var scene = await Scene.StartAsync();
        var issue = scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "text");

        scene.Server.ArchiveRepository("acme", "shop");

        (await scene.Repo("POST", $"issues/{issue}/comments", new { body = "hello" })).ShouldRefuse(403, "Repository was archived so is read-only.");
        (await scene.Repo("GET", $"issues/{issue}")).Status.ShouldBe(200);
        (await scene.Repo("GET", "")).Json["archived"]!.GetValue<bool>().ShouldBeTrue();
        scene.Server.UnarchiveRepository("acme", "shop");
        (await scene.Repo("POST", $"issues/{issue}/comments", new { body = "hello" })).Status.ShouldBe(201);
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);
        scene.Sink.Names.ShouldContain("repository.archived");
        scene.Sink.Names.ShouldContain("repository.unarchived");
    }

    [Fact]
    public async Task A_suspended_installation_may_do_nothing_and_hears_of_nothing()
    {
        await using var scene = await Scene.StartAsync();

        scene.Server.SuspendApp(scene.Installation);

        (await scene.Repo("GET", "issues")).ShouldRefuse(403, "This installation has been suspended");
        (await scene.SendAsync("POST", $"app/installations/{scene.Installation}/access_tokens", null, scene.Jwt())).ShouldRefuse(403, "This installation has been suspended");
        (await scene.SendAsync("GET", "app/installations", null, scene.Jwt())).List.Single()!["suspended_at"].ShouldNotBeNull();
        scene.Server.CreateIssue("acme", "shop", "maria", "Unheard", "text");
        scene.Server.UnsuspendApp(scene.Installation);
        (await scene.Repo("GET", "issues")).Status.ShouldBe(200);
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);
        scene.Sink.Names.ShouldBe(["installation.created", "installation.suspend", "installation.unsuspend"]);
    }

    [Fact]
    public async Task An_uninstalled_apps_tokens_are_unknown_and_another_installation_has_another_id()
    {
        await using var scene = await Scene.StartAsync();

        scene.Server.UninstallApp(scene.Installation);

        (await scene.Repo("GET", "issues")).ShouldRefuse(401, "Bad credentials");
        (await scene.SendAsync("POST", $"app/installations/{scene.Installation}/access_tokens", null, scene.Jwt())).Status.ShouldBe(404);
        scene.Server.InstallApp(scene.App.Id, "acme").ShouldNotBe(scene.Installation);
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);
        scene.Sink.Names.ShouldBe(["installation.created", "installation.deleted", "installation.created"]);
    }

    [Fact]
    public async Task Issues_leave_and_their_numbers_are_not_used_again()
    {
        await using var scene = await Scene.StartAsync();
        await scene.Server.CreateRepositoryAsync("acme", "other", null, Scene.Ct);
        var deleted = scene.Server.CreateIssue("acme", "shop", "maria", "One", "text");
        var moved = scene.Server.CreateIssue("acme", "shop", "maria", "Two", "text");

        scene.Server.DeleteIssue("acme", "shop", deleted, "maria");
        scene.Server.TransferIssue("acme", "shop", moved, "acme", "other", "maria");

        (await scene.Repo("GET", $"issues/{deleted}")).ShouldRefuse(410, "This issue was deleted");
        scene.Server.CreateIssue("acme", "shop", "maria", "Three", "text").ShouldBe(moved + 1);
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);
        scene.Sink.Names.ShouldContain("issues.deleted");
        scene.Sink.All.First(received => received.Name == "issues.transferred").Json["changes"]!["new_issue"]!["title"]!.ToString().ShouldBe("Two");
    }

    [Fact]
    public async Task Repositories_are_renamed_and_deleted()
    {
        await using var scene = await Scene.StartAsync();

        scene.Server.RenameRepository("acme", "shop", "store");

        (await scene.Repo("GET", "")).Status.ShouldBe(404);
        (await scene.SendAsync("GET", "repos/acme/store", null, scene.Token)).Json["id"]!.GetValue<long>().ShouldBe(scene.Repository.Id);
        scene.Server.DeleteRepository("acme", "store");
        (await scene.SendAsync("GET", "repos/acme/store", null, scene.Token)).Status.ShouldBe(404);
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);
        scene.Sink.All.First(received => received.Name == "repository.renamed").Json["changes"]!["repository"]!["name"]!["from"]!.ToString().ShouldBe("shop");
        scene.Sink.Names.ShouldContain("repository.deleted");
    }

    [Fact]
    public async Task Branches_are_forced_and_deleted()
    {
        await using var scene = await Scene.StartAsync();
        var number = await scene.PullAsync();
        var main = scene.Server.Snapshot("acme", "shop").Refs["refs/heads/main"];
        await scene.BranchAsync("work", "src/b.txt");
        var head = scene.Server.Snapshot("acme", "shop").Refs["refs/heads/work"];
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);

        await scene.Server.ForcePushAsync("acme", "shop", "main", head, "maria", Scene.Ct);
        await scene.Server.ForcePushAsync("acme", "shop", "main", main, "maria", Scene.Ct);
        await scene.Server.DeleteBranchAsync("acme", "shop", "work", "maria", Scene.Ct);

        scene.Server.Snapshot("acme", "shop").Pulls.Single(pull => pull.Number == number).State.ShouldBe("closed");
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);
        var pushes = scene.Sink.All.Where(received => received.Name == "push").TakeLast(3).Select(received => received.Json).ToList();
        pushes[1]["forced"]!.GetValue<bool>().ShouldBeTrue();
        pushes[2]["deleted"]!.GetValue<bool>().ShouldBeTrue();
    }
}
