namespace Swarm.LocalGitHub.Tests;

public sealed class WebhookFaultTests
{
    [Fact]
    public async Task A_lost_webhook_never_arrives_and_the_log_says_so_until_it_is_redelivered()
    {
        await using var scene = await StartAsync("issues.opened", new WebhookFault.Lost());
        scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "");
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);

        scene.Sink.Names.ShouldNotContain("issues.opened");
        var failed = (await ListAsync(scene, "status=failure")).ShouldHaveSingleItem();
        failed["status"]!.ToString().ShouldBe("failed to connect to host");
        failed["status_code"]!.GetValue<int>().ShouldBe(502);
        (failed["event"]!.ToString(), failed["action"]!.ToString()).ShouldBe(("issues", "opened"));
        failed["repository_id"]!.GetValue<long>().ShouldBe(scene.Repository.Id);
        failed["installation_id"]!.GetValue<long>().ShouldBe(scene.Installation);

        (await scene.SendAsync("POST", $"app/hook/deliveries/{failed["id"]}/attempts", null, scene.Jwt())).Status.ShouldBe(202);
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);
        var arrived = scene.Sink.All.Where(received => received.Name == "issues.opened").ShouldHaveSingleItem();
        arrived.Headers["X-GitHub-Delivery"].ShouldBe(failed["guid"]!.ToString());
        scene.Server.InjectedWebhookFaults.ShouldHaveSingleItem().Delivery.ShouldBe(Guid.Parse(arrived.Headers["X-GitHub-Delivery"]));
        (await ListAsync(scene, "redelivery=true")).ShouldHaveSingleItem()["status_code"]!.GetValue<int>().ShouldBe(202);
    }

    [Fact]
    public async Task A_doubled_webhook_arrives_twice_under_one_id()
    {
        await using var scene = await StartAsync("issues.opened", new WebhookFault.Doubled());
        scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "");
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);

        var twice = scene.Sink.All.Where(received => received.Name == "issues.opened").ToList();
        twice.Count.ShouldBe(2);
        twice[0].Headers["X-GitHub-Delivery"].ShouldBe(twice[1].Headers["X-GitHub-Delivery"]);
    }

    [Fact]
    public async Task A_delayed_webhook_lets_those_behind_it_go_ahead_and_is_no_part_of_the_log_before()
    {
        await using var scene = await StartAsync("issues.opened", new WebhookFault.Delayed(TimeSpan.FromSeconds(2)));
        var issue = scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "");
        scene.Server.AddLabel("acme", "shop", issue, "swarm", "maria");
        scene.Server.CloseIssue("acme", "shop", issue, "maria");
        (await ListAsync(scene, "per_page=100")).ShouldNotContain(row => row["action"]!.ToString() == "opened");
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);

        scene.Sink.Names.ShouldBe(["installation.created", "issues.labeled", "issues.closed", "issues.opened"]);
        (await ListAsync(scene, "per_page=100")).ShouldContain(row => row["action"]!.ToString() == "opened");
    }

    [Fact]
    public async Task An_overtaken_webhook_changes_places_with_the_one_behind_it()
    {
        await using var scene = await StartAsync("issues.opened", new WebhookFault.Overtaken());
        var issue = scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "");
        scene.Server.AddLabel("acme", "shop", issue, "swarm", "maria");
        scene.Server.CloseIssue("acme", "shop", issue, "maria");
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);

        scene.Sink.Names.ShouldBe(["installation.created", "issues.labeled", "issues.opened", "issues.closed"]);
    }

    [Fact]
    public async Task An_overtaken_webhook_that_nothing_follows_still_arrives()
    {
        await using var scene = await StartAsync("issues.opened", new WebhookFault.Overtaken());
        scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "");
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);

        scene.Sink.Names.ShouldBe(["installation.created", "issues.opened"]);
    }

    [Fact]
    public async Task Chance_strikes_webhooks_too_but_no_redelivery()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.Disturb(new FaultPlan { WebhookOdds = new FaultOdds<WebhookFault>(3, 1, [new WebhookFault.Lost()]) });
        scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "");
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);
        var lost = (await ListAsync(scene, "status=failure")).ShouldHaveSingleItem();

        await scene.SendAsync("POST", $"app/hook/deliveries/{lost["id"]}/attempts", null, scene.Jwt());
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);

        scene.Sink.Names.ShouldBe(["installation.created", "issues.opened"]);
    }

    [Fact]
    public async Task The_log_is_read_page_by_page_by_its_cursor_and_refuses_filters_it_does_not_know()
    {
        await using var scene = await Scene.StartAsync();
        for (var i = 0; i < 4; i++) scene.Server.CreateIssue("acme", "shop", "maria", $"Bug {i}", "");
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);

        var ids = new List<long>();
        for (var path = "app/hook/deliveries?per_page=2"; path is not null;)
        {
            var page = await scene.SendAsync("GET", path, null, scene.Jwt());
            ids.AddRange(page.List.Select(row => row!["id"]!.GetValue<long>()));
            page.List.Count.ShouldBeLessThanOrEqualTo(2);
            path = Next(page);
        }

        ids.Count.ShouldBe(5);
        ids.ShouldBe(ids.OrderDescending());
        (await scene.SendAsync("GET", "app/hook/deliveries?cursor=x", null, scene.Jwt())).Status.ShouldBe(422);
        (await scene.SendAsync("GET", "app/hook/deliveries?status=maybe", null, scene.Jwt())).Status.ShouldBe(422);
        (await scene.SendAsync("GET", "app/hook/deliveries?redelivery=maybe", null, scene.Jwt())).Status.ShouldBe(422);
    }

    private static async Task<Scene> StartAsync(string name, WebhookFault fault)
    {
        var scene = await Scene.StartAsync();
        // The installation's own webhook must be out of the way, so that the order is known.
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);
        scene.Server.Disturb(new FaultPlan { Webhooks = [new WebhookFaultOrder(name, 1, fault)] });
        return scene;
    }

    private static async Task<List<System.Text.Json.Nodes.JsonNode>> ListAsync(Scene scene, string query) =>
        [.. (await scene.SendAsync("GET", "app/hook/deliveries?" + query, null, scene.Jwt())).List.Select(row => row!)];

    private static string? Next(Reply page)
    {
        if (!page.Headers.TryGetValues("Link", out var links)) return null;
        var address = links.Single().Split('>')[0].TrimStart('<');
        return address[(address.IndexOf("/api/v3/", StringComparison.Ordinal) + "/api/v3/".Length)..];
    }
}
