using System.Text.Json.Nodes;
using Swarm.LocalGitHub.Server;
using Swarm.LocalGitHub.Shapes;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Rest;

/// <summary>Comments of the conversation of an issue or pull request.</summary>
internal static class CommentRoutes
{
    private const string All = "/repos/{owner}/{repo}/issues/comments";
    private const string One = "/repos/{owner}/{repo}/issues/comments/{comment}";
    private const string Many = "/repos/{owner}/{repo}/issues/{number}/comments";

    public static void Map(ApiRoutes routes)
    {
        routes.Get(All, Access.Read("issues", "pull_requests"), ListAll);
        routes.Get(One, Access.Read("issues", "pull_requests"), Get);
        routes.Patch(One, Access.Write("issues", "pull_requests"), Update);
        routes.Delete(One, Access.Write("issues", "pull_requests"), Delete);
        routes.Get(Many, Access.Read("issues", "pull_requests"), List);
        routes.Post(Many, Access.Write("issues", "pull_requests"), Create);
    }

    /// <summary>The comment the route names and the issue it belongs to.</summary>
    public static (Issue Issue, IssueComment Comment)? Find(ApiCall call)
    {
        var id = call.Id("comment");
        foreach (var issue in call.Repository.Issues)
            if (issue.Comments.Find(comment => comment.Id == id) is { } found) return (issue, found);
        return null;
    }

    private static Answer Get(ApiCall call) => Find(call) is { } found ? Answer.Ok(Shape(call, found.Issue, found.Comment)) : Answer.NotFound;

    private static Answer ListAll(ApiCall call)
    {
        var since = Since(call);
        var found = call.Repository.Issues.SelectMany(issue => issue.Comments.Where(comment => comment.UpdatedAt >= since).Select(comment => (Issue: issue, Comment: comment)));
        // Without a column to sort by GitHub lists by id and passes over the direction.
        var down = call.Query("sort") is not null && call.Query("direction") != "asc";
        var sorted = call.Query("sort") == "updated" ? found.OrderBy(each => each.Comment.UpdatedAt) : found.OrderBy(each => each.Comment.Id);
        return Paging.Page(call, down ? sorted.Reverse() : sorted, each => Shape(call, each.Issue, each.Comment));
    }

    private static Answer List(ApiCall call)
    {
        if (call.Issue is not { } issue) return Answer.NotFound;
        var since = Since(call);
        return Paging.Page(call, issue.Comments.Where(comment => comment.UpdatedAt >= since), comment => Shape(call, issue, comment));
    }

    private static DateTimeOffset Since(ApiCall call) => DateTimeOffset.TryParse(call.Query("since"), out var parsed) ? parsed : DateTimeOffset.MinValue;

    private static Answer Create(ApiCall call)
    {
        if (call.Issue is not { } issue) return Answer.NotFound;
        if (Fault(call) is { } fault) return fault;
        if (issue.Locked) return Answer.Refuse(403, "Unable to create comment because issue is locked.");
        var comment = call.Hub.Issues.Comment(call.Repository, issue, call.Fields.Text("body")!, call.Actor);
        return Answer.Created(Shape(call, issue, comment));
    }

    private static Answer Update(ApiCall call)
    {
        if (Find(call) is not { } found) return Answer.NotFound;
        if (Fault(call) is { } fault) return fault;
        call.Hub.Issues.EditComment(call.Repository, found.Issue, found.Comment, call.Fields.Text("body")!, call.Actor);
        return Answer.Ok(Shape(call, found.Issue, found.Comment));
    }

    private static Answer Delete(ApiCall call)
    {
        if (Find(call) is not { } found) return Answer.NotFound;
        call.Hub.Issues.DeleteComment(call.Repository, found.Issue, found.Comment, call.Actor);
        return Answer.NoContent;
    }

    private static Answer? Fault(ApiCall call)
    {
        if (call.Fields.Text("body") is not { } body) return Answer.BadRequest("\"body\" wasn't supplied.");
        return string.IsNullOrWhiteSpace(body) ? Answer.Invalid("IssueComment", "body", "missing_field") : Text.BodyFault("IssueComment", body);
    }

    private static JsonObject Shape(ApiCall call, Issue issue, IssueComment comment) => IssueShape.Comment(call.Links, call.Repository, issue, comment);
}
