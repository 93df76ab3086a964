using Swarm.LocalGitHub.Server;
using Swarm.LocalGitHub.Shapes;

namespace Swarm.LocalGitHub.Rest;

/// <summary>The inline comments of a pull request and the answers to them.</summary>
internal static class ReviewCommentRoutes
{
    private const string Many = "/repos/{owner}/{repo}/pulls/{number}/comments";

    public static void Map(ApiRoutes routes)
    {
        routes.Get(Many, Access.Read("pull_requests"), List);
        routes.Post(Many + "/{comment}/replies", Access.Write("pull_requests"), Reply);
    }

    private static Answer List(ApiCall call)
    {
        if (call.PullRequest is not { } issue) return Answer.NotFound;
        var shown = issue.Pull!.Threads.SelectMany(thread => thread.Comments)
            .Where(comment => !comment.Review.IsPending)
            .OrderBy(comment => comment.Id);
        return Paging.Page(call, shown, comment => ReviewShape.Comment(call.Links, call.Repository, issue, comment));
    }

    private static Answer Reply(ApiCall call)
    {
        if (call.PullRequest is not { } issue) return Answer.NotFound;
        var id = call.Id("comment");
        // Only the first comment of a thread can be replied to.
        var thread = issue.Pull!.Threads.Find(candidate => candidate.First.Id == id && !candidate.First.Review.IsPending);
        if (thread is null) return Answer.NotFound;
        if (call.Fields.Text("body") is not { Length: > 0 } body) return Answer.BadRequest("\"body\" wasn't supplied.");
        if (Text.BodyFault("PullRequestReviewComment", body) is { } fault) return fault;
        if (issue.Locked) return Answer.Refuse(403, "Unable to create comment because issue is locked.");
        var reply = call.Hub.Reviews.Reply(call.Repository, issue, thread, body, call.Actor);
        return Answer.Created(ReviewShape.Comment(call.Links, call.Repository, issue, reply));
    }
}
