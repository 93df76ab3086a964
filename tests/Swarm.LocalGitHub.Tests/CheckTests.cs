namespace Swarm.LocalGitHub.Tests;

public sealed class CheckTests
{
    private static object Annotation(int line, string? title = null) =>
        new { path = "README.md", start_line = line, end_line = line, annotation_level = "warning", message = "look", title };

    private static string Head(Scene scene) => scene.Server.Snapshot("acme", "shop").Refs["refs/heads/main"];

    [Fact]
    public async Task Fifty_annotations_fit_and_fifty_one_do_not()
    {
        await using var scene = await Scene.StartAsync();
        var sha = Head(scene);
        object Run(int count) => new { name = "gate", head_sha = sha, output = new { title = "t", summary = "s", annotations = Enumerable.Range(1, count).Select(line => Annotation(line)) } };
        (await scene.Repo("POST", "check-runs", Run(51))).ShouldRefuse(422, "No more than 50");
        var made = await scene.Repo("POST", "check-runs", Run(50));
        made.Status.ShouldBe(201);
        var id = made.Json["id"]!.GetValue<long>();
        (await scene.Repo("PATCH", $"check-runs/{id}", new { output = new { title = "t", summary = "s", annotations = new[] { Annotation(51) } } })).Status.ShouldBe(200);
        (await scene.Repo("GET", $"check-runs/{id}/annotations?per_page=100")).List.Count.ShouldBe(51);
    }

    [Fact]
    public async Task Limits_of_a_run_are_kept()
    {
        await using var scene = await Scene.StartAsync();
        var sha = Head(scene);
        (await scene.Repo("POST", "check-runs", new { name = "gate", head_sha = new string('1', 40) })).ShouldRefuse(422, "No commit found");
        (await scene.Repo("POST", "check-runs", new { name = "gate", head_sha = sha, conclusion = "great" })).ShouldRefuse(422, "conclusion");
        (await scene.Repo("POST", "check-runs", new { name = "gate", head_sha = sha, output = new { title = "t", summary = "s", annotations = new[] { Annotation(1, new string('x', 256)) } } })).ShouldRefuse(422, "title");
        var action = new { label = "Retry", description = "again", identifier = "retry" };
        (await scene.Repo("POST", "check-runs", new { name = "gate", head_sha = sha, actions = new[] { action, action, action, action } })).ShouldRefuse(422, "No more than 3");
        (await scene.Repo("POST", "check-runs", new { name = "gate", head_sha = sha, actions = new[] { action with { label = new string('x', 21) } } })).ShouldRefuse(422, "label");
    }

    [Fact]
    public async Task Latest_shows_one_run_of_a_name_and_all_shows_every_one()
    {
        await using var scene = await Scene.StartAsync();
        var sha = Head(scene);
        foreach (var external in (string[])["a", "b"]) await scene.Repo("POST", "check-runs", new { name = "gate", head_sha = sha, external_id = external });
        (await scene.Repo("GET", $"commits/{sha}/check-runs")).Json["check_runs"]![0]!["external_id"]!.ToString().ShouldBe("b");
        (await scene.Repo("GET", $"commits/main/check-runs?filter=all&app_id={scene.App.Id}")).Json["total_count"]!.GetValue<int>().ShouldBe(2);
        (await scene.Repo("GET", $"commits/{sha}/check-runs?filter=all&app_id=1")).Json["total_count"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Buttons_and_requests_to_run_again_reach_the_app()
    {
        await using var scene = await Scene.StartAsync();
        var sha = Head(scene);
        var made = await scene.Repo("POST", "check-runs", new { name = "gate", head_sha = sha, conclusion = "failure", actions = new[] { new { label = "Retry", description = "again", identifier = "retry" } } });
        var id = made.Json["id"]!.GetValue<long>();
        scene.Server.RerequestCheckRun("acme", "shop", id, "maria");
        scene.Server.RerequestCheckSuite("acme", "shop", sha, "maria");
        scene.Server.PressCheckButton("acme", "shop", id, "retry", "maria");
        Should.Throw<ArgumentException>(() => scene.Server.PressCheckButton("acme", "shop", id, "other", "maria"));
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);
        scene.Sink.Names.ShouldBe(["installation.created", "check_run.created", "check_run.completed", "check_run.rerequested", "check_suite.rerequested", "check_run.requested_action"]);
        scene.Sink.All.Last().Json["requested_action"]!["identifier"]!.ToString().ShouldBe("retry");
    }
}
