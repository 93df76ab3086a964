namespace Swarm.LocalGitHub.Tests;

public sealed class DiffTests
{
    [Fact]
    public async Task Renames_deletions_and_old_lines_are_understood()
    {
        await using var scene = await Scene.StartAsync();
        await scene.Server.PushFileAsync("acme", "shop", "main", "old name.txt", "1\n2\n3\n4\n5\n6\n7\n8\n", "Add", "maria", Scene.Ct);
        await Git.RunAsync(scene.Folder.Path, "clone", "-q", Git.Address(scene, scene.Token), "clone");
        var clone = scene.Folder["clone"];
        await Git.RunAsync(clone, "mv", "old name.txt", "new é.txt");
        scene.Folder.Write("clone/new é.txt", "1\n2\n3\n-- 4\n5\n6\n7\n8\n");
        await Git.RunAsync(clone, "rm", "-q", "README.md");
        await Git.RunAsync(clone, "commit", "-q", "-am", "Move");
        await Git.RunAsync(clone, "push", "-q", "origin", "HEAD:refs/heads/move");
        var pull = await scene.PullAsync("move");

        var files = (await scene.Repo("GET", $"pulls/{pull}/files")).List;
        files.Select(file => $"{file!["status"]} {file["filename"]} {file["previous_filename"]}".Trim()).ShouldBe(["removed README.md", "renamed new é.txt old name.txt"]);
        object At(int line, string side) => new { comments = new[] { new { path = "new é.txt", line, side, body = "x" } } };
        (await scene.Repo("POST", $"pulls/{pull}/reviews", At(9, "LEFT"))).ShouldRefuse(422, "Line could not be resolved");
        (await scene.Repo("POST", $"pulls/{pull}/reviews", At(4, "LEFT"))).Status.ShouldBe(200);
    }
}
