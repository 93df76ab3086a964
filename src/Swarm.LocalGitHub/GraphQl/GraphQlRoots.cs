using System.Text.Json.Nodes;
using Swarm.LocalGitHub.Server;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.GraphQl;

/// <summary>Root fields: one repository's pull request, a node by its id, and three mutations.</summary>
internal sealed class GraphQlRoots(ApiCall call)
{
    private static readonly string[] Reasons = ["SPAM", "ABUSE", "OFF_TOPIC", "OUTDATED", "DUPLICATE", "RESOLVED", "LOW_QUALITY"];

    public JsonObject? Resolve(GraphQlField field, bool mutation)
    {
        var input = new Fields(mutation ? field.Arguments.GetValueOrDefault("input") as JsonObject ?? [] : new JsonObject(field.Arguments.Select(Copy)));
        return (mutation, field.Name) switch
        {
            (true, "markPullRequestReadyForReview") => MarkReady(input),
            (true, "resolveReviewThread") => ResolveThread(input),
            (true, "minimizeComment") => Minimize(input),
            (false, "repository") => FindRepository(field, input),
            (false, "node") => FindNode(input),
            _ => throw new GraphQlFaultException($"Field '{field.Name}' doesn't exist on type '{(mutation ? "Mutation" : "Query")}'"),
        };
    }

    private JsonObject MarkReady(Fields input)
    {
        var id = Text(input, "pullRequestId");
        if (Pulls().FirstOrDefault(pull => pull.Issue.NodeId == id) is not { Issue: { } issue } found) throw NotFound(id);
        Demand("write", "pull_requests");
        DemandLive(found.Repository);
        call.Hub.Pulls.MarkReady(found.Repository, issue, call.Actor);
        return Payload(input, "MarkPullRequestReadyForReviewPayload", "pullRequest", GraphShape.Pull(call.Links, found.Repository, issue));
    }

    private JsonObject ResolveThread(Fields input)
    {
        var id = Text(input, "threadId");
        foreach (var (repository, issue) in Pulls())
        {
            if (issue.Pull!.Threads.Find(thread => thread.NodeId == id) is not { } found) continue;
            Demand("write", "pull_requests");
            DemandLive(repository);
            call.Hub.Reviews.Resolve(repository, issue, found, call.Actor);
            return Payload(input, "ResolveReviewThreadPayload", "thread", GraphShape.Thread(call.Links, repository, issue, found));
        }
        throw NotFound(id);
    }

    private JsonObject Minimize(Fields input)
    {
        var (id, reason) = (Text(input, "subjectId"), Text(input, "classifier"));
        if (!Reasons.Contains(reason)) throw new GraphQlFaultException($"Argument 'classifier' has an invalid value ({reason}).");
        // The API answers with the reason in lower case and with a hyphen.
        var shown = reason.ToLowerInvariant().Replace('_', '-');
        foreach (var comment in Repositories().SelectMany(repository => repository.Issues).SelectMany(issue => issue.Comments).Where(comment => comment.NodeId == id))
        {
            Demand("write", "issues", "pull_requests");
            comment.MinimizedReason = shown;
            return Payload(input, "MinimizeCommentPayload", "minimizedComment", GraphShape.Minimized("IssueComment", id, shown));
        }
        foreach (var comment in Pulls().SelectMany(pull => pull.Issue.Pull!.Threads).SelectMany(thread => thread.Comments).Where(comment => comment.NodeId == id))
        {
            Demand("write", "pull_requests");
            comment.MinimizedReason = shown;
            return Payload(input, "MinimizeCommentPayload", "minimizedComment", GraphShape.Minimized("PullRequestReviewComment", id, shown));
        }
        throw NotFound(id);
    }

    private JsonObject? FindRepository(GraphQlField field, Fields input)
    {
        var (owner, name) = (Text(input, "owner"), Text(input, "name"));
        if (call.Hub.World.FindRepository(owner, name) is not { } repository || !call.Caller.Token!.Reaches(repository))
            throw new GraphQlFaultException($"Could not resolve to a Repository with the name '{owner}/{name}'.", "NOT_FOUND");
        var shape = new JsonObject { ["__typename"] = "Repository", ["id"] = repository.NodeId, ["databaseId"] = repository.Id, ["nameWithOwner"] = repository.FullName };
        foreach (var asked in field.Selection.Where(inner => inner.Name == "pullRequest")) shape["pullRequest"] = FindPull(repository, asked);
        return shape;
    }

    private JsonObject FindPull(Repository repository, GraphQlField field)
    {
        var number = field.Arguments.GetValueOrDefault("number") is JsonValue value && value.TryGetValue<int>(out var asked) ? asked : -1;
        return repository.FindIssue(number) is { Pull: not null } issue
            ? GraphShape.Pull(call.Links, repository, issue)
            : throw new GraphQlFaultException($"Could not resolve to a PullRequest with the number of {number}.", "NOT_FOUND");
    }

    private JsonObject FindNode(Fields input)
    {
        var id = Text(input, "id");
        foreach (var (repository, issue) in Pulls())
        {
            if (issue.NodeId == id) return GraphShape.Pull(call.Links, repository, issue);
            if (issue.Pull!.Threads.Find(thread => thread.NodeId == id) is { } found) return GraphShape.Thread(call.Links, repository, issue, found);
        }
        if (Repositories().SelectMany(repository => repository.Issues).SelectMany(issue => issue.Comments).FirstOrDefault(comment => comment.NodeId == id) is { } written)
        {
            Demand("read", "issues", "pull_requests");
            return GraphShape.IssueComment(written);
        }
        throw NotFound(id);
    }

    private IEnumerable<Repository> Repositories() => call.Hub.World.Repositories.Where(call.Caller.Token!.Reaches);

    private static void DemandLive(Repository repository)
    {
        if (repository.Archived) throw new GraphQlFaultException("Repository was archived so is read-only.", "FORBIDDEN");
    }

    private IEnumerable<(Repository Repository, Issue Issue)> Pulls() =>
        Repositories().SelectMany(repository => repository.PullRequests.Select(issue => (repository, issue)));

    private void Demand(string level, params string[] names)
    {
        if (!names.Any(name => call.Caller.Token!.Allows(name, level))) throw new GraphQlFaultException("Resource not accessible by integration", "FORBIDDEN");
    }

    private static string Text(Fields input, string name) =>
        input.Text(name) ?? throw new GraphQlFaultException($"Argument '{name}' is required and was not given.");

    private static GraphQlFaultException NotFound(string id) => new($"Could not resolve to a node with the global id of '{id}'", "NOT_FOUND");

    private static JsonObject Payload(Fields input, string type, string name, JsonObject value) =>
        new() { ["__typename"] = type, ["clientMutationId"] = input.Text("clientMutationId"), [name] = value };

    private static KeyValuePair<string, JsonNode?> Copy(KeyValuePair<string, JsonNode?> entry) => new(entry.Key, entry.Value?.DeepClone());
}
