using System.Text.Json.Nodes;
using Swarm.LocalGitHub.Server;
using Swarm.LocalGitHub.Shapes;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Rest;

/// <summary>Issues and their history.</summary>
internal static class IssueRoutes
{
    public static void Map(ApiRoutes routes)
    {
        routes.Get("/repos/{owner}/{repo}/issues", Access.Read("issues", "pull_requests"), List);
        routes.Post("/repos/{owner}/{repo}/issues", Access.Write("issues"), Create);
        routes.Get("/repos/{owner}/{repo}/issues/{number}", Access.Read("issues", "pull_requests"), Get);
        routes.Patch("/repos/{owner}/{repo}/issues/{number}", Access.Write("issues", "pull_requests"), Update);
        routes.Get("/repos/{owner}/{repo}/issues/{number}/events", Access.Read("issues", "pull_requests"), ListEvents);
    }

    private static Answer List(ApiCall call)
    {
        var state = call.Query("state") ?? "open";
        var labels = (call.Query("labels") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var since = DateTimeOffset.TryParse(call.Query("since"), out var parsed) ? parsed : DateTimeOffset.MinValue;
        var found = call.Repository.Issues
            .Where(issue => state == "all" || issue.State == state)
            .Where(issue => labels.All(label => issue.Labels.Contains(label, StringComparer.OrdinalIgnoreCase)))
            .Where(issue => issue.UpdatedAt >= since)
            .OrderByDescending(issue => issue.Number);
        return Paging.Page(call, call.Query("direction") == "asc" ? found.Reverse() : found, issue => Shape(call, issue));
    }

    private static Answer Create(ApiCall call)
    {
        if (call.Fields.Text("title") is not { } title) return Answer.BadRequest("\"title\" wasn't supplied.");
        var body = call.Fields.Text("body") ?? "";
        if ((Text.TitleFault("Issue", title) ?? Text.BodyFault("Issue", body)) is { } fault) return fault;
        var issue = call.Hub.Issues.Open(call.Repository, call.Actor, title, body, call.Fields.Texts("labels") ?? []);
        return Answer.Created(Shape(call, issue));
    }

    private static Answer Get(ApiCall call) => call.Issue is { } issue ? Answer.Ok(Shape(call, issue)) : Answer.NotFound;

    private static Answer Update(ApiCall call)
    {
        if (call.Issue is not { } issue) return Answer.NotFound;
        if (IssueUpdate.Fault(call, "Issue") is { } fault) return fault;
        call.Hub.Issues.Edit(call.Repository, issue, call.Fields.Text("title"), call.Fields.Text("body"), call.Actor);
        IssueUpdate.ApplyState(call, issue);
        return Answer.Ok(Shape(call, issue));
    }

    private static Answer ListEvents(ApiCall call) => call.Issue is { } issue
        ? Paging.Page(call, issue.Events, entry => IssueShape.Event(call.Links, call.Repository, entry))
        : Answer.NotFound;

    private static JsonObject Shape(ApiCall call, Issue issue) => IssueShape.Of(call.Links, call.Repository, issue);
}
