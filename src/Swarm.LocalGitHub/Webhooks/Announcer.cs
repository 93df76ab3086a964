using System.Text.Json.Nodes;
using Swarm.LocalGitHub.Shapes;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Webhooks;

/// <summary>Tells the apps that listen. Called under the world's gate, so deliveries keep the order of the deeds.</summary>
internal sealed class Announcer(World world, Links links, Postman postman)
{
    public Links Links => links;

    public void Issue(Repository repository, Issue issue, string action, Actor by, params (string Name, JsonNode? Value)[] more)
    {
        var subject = issue.Pull is null ? "issue" : "pull_request";
        var shape = issue.Pull is null ? IssueShape.Sent(links, repository, issue) : PullShape.Full(links, repository, issue);
        List<(string, JsonNode?)> parts = [(subject, shape), .. more];
        if (issue.Pull is not null) parts.Insert(0, ("number", issue.Number));
        Send(issue.Pull is null ? "issues" : "pull_request", action, repository, by, parts);
    }

    public void Comment(Repository repository, Issue issue, IssueComment comment, string action, Actor by, params (string Name, JsonNode? Value)[] more) =>
        Send("issue_comment", action, repository, by,
        [
            ("issue", IssueShape.Sent(links, repository, issue)),
            ("comment", IssueShape.Comment(links, repository, issue, comment)),
            .. more,
        ]);

    public void Review(Repository repository, Issue issue, Review review, Actor by)
    {
        var shape = ReviewShape.Of(links, repository, issue, review);
        // Deliveries spell the state in lower case, the API in capitals.
        shape["state"] = review.State.ToLowerInvariant();
        Send("pull_request_review", "submitted", repository, by, [("review", shape), ("pull_request", PullShape.Of(links, repository, issue))]);
    }

    public void ReviewComment(Repository repository, Issue issue, ReviewComment comment, Actor by) =>
        Send("pull_request_review_comment", "created", repository, by,
        [
            ("comment", ReviewShape.Comment(links, repository, issue, comment)),
            ("pull_request", PullShape.Of(links, repository, issue)),
        ]);

    public void Thread(Repository repository, Issue issue, ReviewThread thread, string action, Actor by) =>
        Send("pull_request_review_thread", action, repository, by,
        [
            ("thread", ReviewShape.Thread(links, repository, issue, thread)),
            ("pull_request", PullShape.Of(links, repository, issue)),
        ]);

    /// <summary>Requests about a run (rerequested, requested_action) reach only the app that owns it.</summary>
    public void CheckRun(Repository repository, CheckRun run, string action, Actor by, params (string Name, JsonNode? Value)[] more) =>
        Send("check_run", action, repository, by, [("check_run", CheckShape.Of(links, repository, run)), .. more],
            only: action is "rerequested" or "requested_action" ? run.Suite.App : null);

    public void CheckSuite(Repository repository, CheckSuite suite, string action, Actor by) =>
        Send("check_suite", action, repository, by, [("check_suite", CheckShape.Suite(links, repository, suite))], only: suite.App);

    public void MergeGroup(Repository repository, string action, JsonObject group, Actor by, string? reason) =>
        Send("merge_group", action, repository, by, reason is null ? [("merge_group", group)] : [("reason", reason), ("merge_group", group)]);

    public void Repository(Repository repository, string action, Actor by, params (string Name, JsonNode? Value)[] more) => Send("repository", action, repository, by, more);

    public void Push(Repository repository, Actor by, JsonObject push)
    {
        var parts = push.Select(part => (part.Key, part.Value?.DeepClone())).ToList();
        Send("push", null, repository, by, parts);
    }

    public void Installation(Installation installation, string action, Actor by)
    {
        var payload = new JsonObject
        {
            ["action"] = action,
            ["installation"] = AppShape.Installation(links, installation),
            ["repositories"] = JsonList.Of(world.Repositories.Where(installation.Covers), Brief),
            ["sender"] = AccountShape.Of(links, by.Account),
        };
        Queue(installation.App, installation.Id, "installation", action, null, payload);
    }

    /// <param name="action"><c>added</c> or <c>removed</c>.</param>
    public void Selection(Installation installation, string action, Repository repository, Actor by)
    {
        var payload = new JsonObject
        {
            ["action"] = action,
            ["installation"] = AppShape.Installation(links, installation),
            ["repository_selection"] = installation.Selection,
            ["repositories_added"] = JsonList.Of(action == "added" ? [repository] : Array.Empty<Repository>(), Brief),
            ["repositories_removed"] = JsonList.Of(action == "removed" ? [repository] : Array.Empty<Repository>(), Brief),
            ["requester"] = null,
            ["sender"] = AccountShape.Of(links, by.Account),
        };
        Queue(installation.App, installation.Id, "installation_repositories", action, null, payload);
    }

    /// <summary>The first delivery of a new app.</summary>
    public void Ping(AppEntry app)
    {
        var payload = new JsonObject
        {
            ["zen"] = "Approachable is better than simple.",
            ["hook_id"] = app.HookId,
            ["hook"] = new JsonObject
            {
                ["type"] = "App",
                ["id"] = app.HookId,
                ["name"] = "web",
                ["active"] = true,
                ["events"] = JsonList.Of(app.Registration.Events),
                ["app_id"] = app.Id,
                ["config"] = new JsonObject { ["content_type"] = "json", ["insecure_ssl"] = "0", ["secret"] = "********", ["url"] = app.WebhookUrl?.ToString() },
                ["updated_at"] = Stamp.Of(app.CreatedAt),
                ["created_at"] = Stamp.Of(app.CreatedAt),
            },
        };
        Queue(app, null, "ping", null, null, payload);
    }

    private void Send(string name, string? action, Repository repository, Actor by, IReadOnlyList<(string Name, JsonNode? Value)> parts, AppEntry? only = null)
    {
        var payload = new JsonObject();
        if (action is not null) payload["action"] = action;
        foreach (var (part, value) in parts) payload[part] = value;
        payload["repository"] = RepositoryShape.Of(links, repository);
        payload["sender"] = AccountShape.Of(links, by.Account);
        foreach (var installation in Listeners(repository, name, only))
        {
            payload["installation"] = new JsonObject { ["id"] = installation.Id, ["node_id"] = $"MDIzO{installation.Id}" };
            Queue(installation.App, installation.Id, name, action, repository, payload);
        }
    }

    private IEnumerable<Installation> Listeners(Repository repository, string name, AppEntry? only) => world.Installations.Where(installation =>
        installation.Covers(repository)
        && !installation.IsSuspended
        && (only is null || installation.App == only)
        && installation.App.Registration.Events.Contains(name));

    private void Queue(AppEntry app, long? installation, string name, string? action, Repository? repository, JsonObject payload) => postman.Take(new Delivery
    {
        Id = world.NextId(),
        Guid = Guid.NewGuid(),
        App = app,
        InstallationId = installation,
        RepositoryId = repository?.Id,
        Event = name,
        Action = action,
        Payload = JsonBytes.Of(payload),
        CreatedAt = world.Now,
    });

    private static JsonObject Brief(Repository repository) => new()
    {
        ["id"] = repository.Id,
        ["node_id"] = repository.NodeId,
        ["name"] = repository.Name,
        ["full_name"] = repository.FullName,
        ["private"] = true,
    };
}
