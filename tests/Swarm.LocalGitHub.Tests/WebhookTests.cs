using System.Security.Cryptography;
using System.Text;

namespace Swarm.LocalGitHub.Tests;

public sealed class WebhookTests
{
    [Fact]
    public async Task A_delivery_is_signed_and_says_what_it_is()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "text");
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);
        var received = scene.Sink.All.Last();
        var expected = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Scene.Secret), received.Body));
        received.Headers["X-Hub-Signature-256"].ShouldBe(expected);
        received.Headers["User-Agent"].ShouldStartWith("GitHub-Hookshot/");
        Guid.TryParse(received.Headers["X-GitHub-Delivery"], out _).ShouldBeTrue();
        received.Name.ShouldBe("issues.opened");
        received.Json["installation"]!["id"]!.GetValue<long>().ShouldBe(scene.Installation);
        received.Json["sender"]!["type"]!.ToString().ShouldBe("User");
        received.Json["repository"]!["full_name"]!.ToString().ShouldBe("acme/shop");
    }

    [Fact]
    public async Task Deeds_arrive_in_their_order_and_the_apps_own_come_from_its_bot()
    {
        await using var scene = await Scene.StartAsync();
        var number = scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "text");
        scene.Server.AddLabel("acme", "shop", number, "swarm", "maria");
        await scene.Repo("POST", $"issues/{number}/comments", new { body = "I am on it" });
        var comment = scene.Server.Comment("acme", "shop", number, "- [ ] a", "maria");
        scene.Server.EditComment("acme", "shop", comment, "- [x] a", "maria");
        scene.Server.DeleteComment("acme", "shop", comment, "maria");
        scene.Server.CloseIssue("acme", "shop", number, "maria");
        scene.Server.ReopenIssue("acme", "shop", number, "maria");
        scene.Server.RemoveLabel("acme", "shop", number, "swarm", "maria");
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);
        scene.Sink.Names.ShouldBe(
        [
            "installation.created", "issues.opened", "issues.labeled", "issue_comment.created", "issue_comment.created", "issue_comment.edited",
            "issue_comment.deleted", "issues.closed", "issues.reopened", "issues.unlabeled",
        ]);
        var all = scene.Sink.All.ToList();
        all[2].Json["label"]!["name"]!.ToString().ShouldBe("swarm");
        (all[3].Json["sender"]!["login"]!.ToString(), all[3].Json["sender"]!["type"]!.ToString()).ShouldBe(("swarm[bot]", "Bot"));
        all[5].Json["changes"]!["body"]!["from"]!.ToString().ShouldBe("- [ ] a");
    }

    [Fact]
    public async Task A_failed_delivery_is_logged_and_comes_again_only_when_asked_for()
    {
        await using var scene = await Scene.StartAsync();
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);
        scene.Sink.Status = 500;
        scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "text");
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);
        var list = await scene.SendAsync("GET", "app/hook/deliveries?per_page=1", null, scene.Jwt());
        var failed = list.List.Single()!;
        (failed["status_code"]!.GetValue<int>(), failed["event"]!.ToString()).ShouldBe((500, "issues"));
        list.Header("Link").ShouldContain("rel=\"next\"");
        var id = failed["id"]!.GetValue<long>();
        (await scene.SendAsync("GET", $"app/hook/deliveries/{id}", null, scene.Jwt())).Json["request"]!["payload"]!["action"]!.ToString().ShouldBe("opened");

        scene.Sink.Status = 202;
        (await scene.SendAsync("POST", $"app/hook/deliveries/{id}/attempts", null, scene.Jwt())).Status.ShouldBe(202);
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);
        var guids = scene.Sink.All.Where(received => received.Name == "issues.opened").Select(received => received.Headers["X-GitHub-Delivery"]).ToList();
        guids.Count.ShouldBe(2);
        guids.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Reviews_and_merges_are_told()
    {
        await using var scene = await Scene.StartAsync();
        var number = await scene.PullAsync();
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);
        scene.Sink.All.Clear();
        scene.Server.SubmitReview("acme", "shop", number, "REQUEST_CHANGES", "No.", "maria");
        await scene.Server.MergePullRequestAsync("acme", "shop", number, "maria", Scene.Ct);
        await scene.Server.WaitForDeliveriesAsync(Scene.Ct);
        scene.Sink.Names.ShouldBe(["pull_request_review.submitted", "pull_request.closed", "push"]);
        scene.Sink.All.First().Json["review"]!["state"]!.ToString().ShouldBe("changes_requested");
        scene.Sink.All.ElementAt(1).Json["pull_request"]!["merged"]!.GetValue<bool>().ShouldBeTrue();
    }
}
