using System.Text.Json.Nodes;
using Swarm.LocalGitHub.Server;
using Swarm.LocalGitHub.Shapes;

namespace Swarm.LocalGitHub.Rest;

/// <summary>Labels of the repository and of its issues.</summary>
internal static class LabelRoutes
{
    private const string OnIssue = "/repos/{owner}/{repo}/issues/{number}/labels";

    public static void Map(ApiRoutes routes)
    {
        routes.Get("/repos/{owner}/{repo}/labels", Access.Read("issues", "pull_requests"), List);
        routes.Post("/repos/{owner}/{repo}/labels", Access.Write("issues", "pull_requests"), Create);
        routes.Get("/repos/{owner}/{repo}/labels/{label}", Access.Read("issues", "pull_requests"), Get);
        routes.Get(OnIssue, Access.Read("issues", "pull_requests"), ListOfIssue);
        routes.Post(OnIssue, Access.Write("issues", "pull_requests"), Add);
        routes.Delete(OnIssue + "/{label}", Access.Write("issues", "pull_requests"), Remove);
    }

    private static Answer List(ApiCall call) =>
        Paging.Page(call, call.Repository.Labels, label => LabelShape.Of(call.Links, call.Repository, label));

    private static Answer Get(ApiCall call) => call.Repository.FindLabel(call.Route("label")) is { } label
        ? Answer.Ok(LabelShape.Of(call.Links, call.Repository, label))
        : Answer.NotFound;

    private static Answer Create(ApiCall call)
    {
        if (call.Fields.Text("name") is not { Length: > 0 } name) return Answer.Invalid("Label", "name", "missing_field");
        if (call.Repository.FindLabel(name) is not null) return Answer.Invalid("Label", "name", "already_exists");
        var color = call.Fields.Text("color") ?? "ededed";
        if (color.Length != 6 || !color.All(char.IsAsciiHexDigit)) return Answer.Invalid("Label", "color", "invalid");
        var label = call.Hub.Issues.EnsureLabel(call.Repository, name, color, call.Fields.Text("description"));
        return Answer.Created(LabelShape.Of(call.Links, call.Repository, label));
    }

    private static Answer ListOfIssue(ApiCall call) => call.Issue is { } issue ? Labels(call, issue.Labels) : Answer.NotFound;

    private static Answer Add(ApiCall call)
    {
        if (call.Issue is not { } issue) return Answer.NotFound;
        // GitHub takes both {"labels": [...]} and a bare list.
        var names = call.Body is JsonArray list ? Fields.Strings(list) : call.Fields.Texts("labels");
        if (names is null) return Answer.BadRequest("\"labels\" wasn't supplied.");
        call.Hub.Issues.AddLabels(call.Repository, issue, names, call.Actor);
        return Labels(call, issue.Labels);
    }

    private static Answer Remove(ApiCall call)
    {
        if (call.Issue is not { } issue) return Answer.NotFound;
        return call.Hub.Issues.RemoveLabel(call.Repository, issue, call.Route("label"), call.Actor)
            ? Labels(call, issue.Labels)
            : Answer.Refuse(404, "Label does not exist");
    }

    private static Answer Labels(ApiCall call, IEnumerable<string> names) => Answer.Ok(LabelShape.Many(call.Links, call.Repository, names));
}
