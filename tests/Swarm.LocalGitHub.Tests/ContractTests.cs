using Swarm.LocalGitHub.Server;
using Swarm.Testing.Contract;

namespace Swarm.LocalGitHub.Tests;

/// <summary>Every operation of the server answers at least once; the scene compares each answer with GitHub's description.</summary>
public sealed class ContractTests
{
    private readonly HashSet<string> _seen = [];
    private readonly ApiRoutes _routes = ApiTable.Build();

    [Fact]
    public async Task Every_operation_answers_as_GitHub_documents_it()
    {
        GitHubContract.Demand();
        await using var scene = await Scene.StartAsync();

        await VisitAppAsync(scene);
        await VisitIssuesAsync(scene);
        await VisitCodeAsync(scene);
        await VisitPullAsync(scene);
        await VisitChecksAsync(scene);
        await AskAsync(scene, "DELETE", "installation/token");

        // Its one operation speaks a language of its own.
        _seen.Add("POST /graphql");
        _routes.All.Select(route => $"{route}").Except(_seen).ShouldBeEmpty();
    }

    private async Task VisitAppAsync(Scene scene)
    {
        foreach (var path in (string[])["app", "app/installations", $"app/installations/{scene.Installation}", "repos/acme/shop/installation", "app/hook/deliveries", "app/hook/config"])
            await AskAsync(scene, "GET", path, token: scene.Jwt());
        await AskAsync(scene, "POST", $"app/installations/{scene.Installation}/access_tokens", new { repositories = new[] { "shop" } }, scene.Jwt());
        await AskAsync(scene, "PATCH", "app/hook/config", new { url = "http://127.0.0.1:9/hooks" }, scene.Jwt());
        var deliveries = await scene.SendAsync("GET", "app/hook/deliveries", null, scene.Jwt());
        var delivery = deliveries.List[0]!["id"]!.GetValue<long>();
        await AskAsync(scene, "GET", $"app/hook/deliveries/{delivery}", token: scene.Jwt());
        await AskAsync(scene, "POST", $"app/hook/deliveries/{delivery}/attempts", token: scene.Jwt());
        foreach (var path in (string[])["installation/repositories", "rate_limit", "users/maria", "repos/acme/shop", "repos/acme/shop/collaborators/maria/permission"])
            await AskAsync(scene, "GET", path);
        scene.Server.SetBranchRules("acme", "shop", "main", ["required_signatures", "non_fast_forward"]);
        await AskAsync(scene, "GET", "repos/acme/shop/rules/branches/main");
    }

    private async Task VisitIssuesAsync(Scene scene)
    {
        await OfRepoAsync(scene, "POST", "issues", new { title = "A bug", body = "text", labels = new[] { "bug" } });
        // A person's: the description's list of an app's events, as deliveries of deleted comments carry it, is older than review threads.
        var issue = scene.Server.CreateIssue("acme", "shop", "maria", "Another bug", "text");
        await OfRepoAsync(scene, "POST", "labels", new { name = "swarm", color = "5319e7" });
        foreach (var path in (string[])["issues", $"issues/{issue}", $"issues/{issue}/events", "labels", "labels/swarm", $"issues/{issue}/labels"]) await OfRepoAsync(scene, "GET", path);
        await OfRepoAsync(scene, "PATCH", $"issues/{issue}", new { state = "closed", state_reason = "not_planned" });
        await OfRepoAsync(scene, "POST", $"issues/{issue}/labels", new { labels = new[] { "swarm" } });
        await OfRepoAsync(scene, "DELETE", $"issues/{issue}/labels/swarm");
        var comment = (await OfRepoAsync(scene, "POST", $"issues/{issue}/comments", new { body = "hello" })).Json["id"];
        foreach (var path in (string[])["issues/comments", $"issues/{issue}/comments"]) await OfRepoAsync(scene, "GET", path);
        foreach (var subject in (string[])[$"issues/{issue}", $"issues/comments/{comment}"])
        {
            await OfRepoAsync(scene, "POST", $"{subject}/reactions", new { content = "eyes" });
            await OfRepoAsync(scene, "GET", $"{subject}/reactions");
        }

        await OfRepoAsync(scene, "GET", $"issues/comments/{comment}");
        await OfRepoAsync(scene, "PATCH", $"issues/comments/{comment}", new { body = "more" });
        await OfRepoAsync(scene, "DELETE", $"issues/comments/{comment}");
    }

    private async Task VisitCodeAsync(Scene scene)
    {
        await scene.BranchAsync("work");
        var sha = (await OfRepoAsync(scene, "GET", "git/ref/heads%2Fwork")).Json["object"]!["sha"]!.ToString();
        await OfRepoAsync(scene, "POST", "git/refs", new { @ref = "refs/heads/other", sha });
        await OfRepoAsync(scene, "PATCH", "git/refs/heads%2Fother", new { sha });
        await OfRepoAsync(scene, "DELETE", "git/refs/heads%2Fother");
        foreach (var path in (string[])["branches/work", $"commits/{sha}", "contents/src/a.txt?ref=work", "contents/src?ref=work"]) await OfRepoAsync(scene, "GET", path);
    }

    private async Task VisitPullAsync(Scene scene)
    {
        var number = (await OfRepoAsync(scene, "POST", "pulls", new { title = "Work", head = "work", @base = "main", body = "text" })).Json["number"];
        foreach (var path in (string[])["pulls", $"pulls/{number}", $"pulls/{number}/files", $"pulls/{number}/commits"]) await OfRepoAsync(scene, "GET", path);
        await OfRepoAsync(scene, "PATCH", $"pulls/{number}", new { title = "More work" });
        var review = new { body = "b", comments = new[] { new { path = "src/a.txt", line = 2, body = "why?" } } };
        await OfRepoAsync(scene, "DELETE", $"pulls/{number}/reviews/{(await OfRepoAsync(scene, "POST", $"pulls/{number}/reviews", review)).Json["id"]}");
        var id = (await OfRepoAsync(scene, "POST", $"pulls/{number}/reviews", review)).Json["id"];
        await OfRepoAsync(scene, "POST", $"pulls/{number}/reviews/{id}/events", new { @event = "COMMENT" });
        foreach (var path in (string[])["reviews", $"reviews/{id}", $"reviews/{id}/comments"]) await OfRepoAsync(scene, "GET", $"pulls/{number}/{path}");
        var comment = (await OfRepoAsync(scene, "GET", $"pulls/{number}/comments")).List[0]!["id"];
        await OfRepoAsync(scene, "POST", $"pulls/{number}/comments/{comment}/replies", new { body = "because" });
        await OfRepoAsync(scene, "PUT", $"pulls/{number}/merge");
    }

    private async Task VisitChecksAsync(Scene scene)
    {
        var sha = scene.Server.Snapshot("acme", "shop").Refs["refs/heads/main"];
        var annotation = new { path = "README.md", start_line = 1, end_line = 1, annotation_level = "notice", message = "m" };
        var run = (await OfRepoAsync(scene, "POST", "check-runs", new { name = "tests", head_sha = sha, output = new { title = "t", summary = "s", annotations = new[] { annotation } } })).Json;
        await OfRepoAsync(scene, "PATCH", $"check-runs/{run["id"]}", new { conclusion = "success" });
        foreach (var path in (string[])[$"check-runs/{run["id"]}", $"check-runs/{run["id"]}/annotations", $"commits/{sha}/check-runs", $"check-suites/{run["check_suite"]!["id"]}"]) await OfRepoAsync(scene, "GET", path);
        await OfRepoAsync(scene, "POST", $"check-runs/{run["id"]}/rerequest");
        await OfRepoAsync(scene, "POST", $"check-suites/{run["check_suite"]!["id"]}/rerequest");
    }

    private Task<Reply> OfRepoAsync(Scene scene, string method, string path, object? body = null) => AskAsync(scene, method, $"repos/acme/shop/{path}", body);

    private async Task<Reply> AskAsync(Scene scene, string method, string path, object? body = null, string? token = null)
    {
        var reply = await scene.SendAsync(method, path, body, token ?? scene.Token);
        reply.Status.ShouldBeInRange(200, 204, $"{method} {path}: {reply.Text}");
        _seen.Add($"{_routes.Find(method, "/" + path.Split('?')[0])!.Value.Route}");
        return reply;
    }
}
