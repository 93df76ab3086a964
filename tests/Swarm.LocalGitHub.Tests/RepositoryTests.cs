namespace Swarm.LocalGitHub.Tests;

public sealed class RepositoryTests
{
    [Fact]
    public async Task A_repository_without_commits_answers_and_takes_its_first_commit()
    {
        await using var scene = await Scene.StartAsync();
        await scene.Server.CreateRepositoryAsync("acme", "bare", null, Scene.Ct);
        (await scene.SendAsync("GET", "repos/acme/bare", null, scene.Token)).Json["default_branch"]!.ToString().ShouldBe("main");
        (await scene.SendAsync("GET", "repos/acme/bare/branches/main", null, scene.Token)).ShouldRefuse(404, "Branch not found");
        await scene.Server.PushFileAsync("acme", "bare", "main", "a.txt", "a\n", "First", "maria", Scene.Ct);
        (await scene.SendAsync("GET", "repos/acme/bare/commits/main", null, scene.Token)).Json["commit"]!["message"]!.ToString().ShouldBe("First");
        (await scene.SendAsync("GET", "installation/repositories", null, scene.Token)).Json["total_count"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task Rules_of_a_branch_are_told()
    {
        await using var scene = await Scene.StartAsync();
        (await scene.Repo("GET", "rules/branches/main")).List.Count.ShouldBe(0);
        scene.Server.SetBranchRules("acme", "shop", "main", ["required_signatures"]);
        (await scene.Repo("GET", "rules/branches/main")).List.Single()!["type"]!.ToString().ShouldBe("required_signatures");
    }

    [Fact]
    public async Task A_deleted_head_closes_its_pull_request_and_a_base_that_takes_it_in_merges_it()
    {
        await using var scene = await Scene.StartAsync();
        var first = await scene.PullAsync("one");
        await scene.BranchAsync("two", "b.txt");
        var second = await scene.PullAsync("two");
        var refs = scene.Server.Snapshot("acme", "shop").Refs;
        (await scene.Repo("DELETE", "git/refs/heads/one")).Status.ShouldBe(204);
        (await scene.Repo("PATCH", "git/refs/heads/main", new { sha = refs["refs/heads/two"] })).Status.ShouldBe(200);
        var pulls = scene.Server.Snapshot("acme", "shop").Pulls.ToDictionary(pull => pull.Number);
        (pulls[first].State, pulls[first].Merged).ShouldBe(("closed", false));
        (pulls[second].State, pulls[second].Merged).ShouldBe(("closed", true));
    }
}
