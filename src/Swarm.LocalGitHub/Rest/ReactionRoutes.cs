using Swarm.LocalGitHub.Server;
using Swarm.LocalGitHub.Shapes;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Rest;

/// <summary>Reactions to issues and to comments; a second equal one answers 200 instead of 201.</summary>
internal static class ReactionRoutes
{
    public static void Map(ApiRoutes routes)
    {
        routes.Post("/repos/{owner}/{repo}/issues/comments/{comment}/reactions", Access.Write("issues", "pull_requests"),
            call => CommentRoutes.Find(call) is { } found ? React(call, found.Comment.Reactions) : Answer.NotFound);
        routes.Post("/repos/{owner}/{repo}/issues/{number}/reactions", Access.Write("issues", "pull_requests"),
            call => call.Issue is { } issue ? React(call, issue.Reactions) : Answer.NotFound);
        routes.Get("/repos/{owner}/{repo}/issues/comments/{comment}/reactions", Access.Read("issues", "pull_requests"),
            call => CommentRoutes.Find(call) is { } found ? List(call, found.Comment.Reactions) : Answer.NotFound);
        routes.Get("/repos/{owner}/{repo}/issues/{number}/reactions", Access.Read("issues", "pull_requests"),
            call => call.Issue is { } issue ? List(call, issue.Reactions) : Answer.NotFound);
    }

    private static Answer List(ApiCall call, List<Reaction> reactions) =>
        Paging.Page(call, reactions, reaction => ReactionShape.Of(call.Links, reaction));

    private static Answer React(ApiCall call, List<Reaction> reactions)
    {
        var content = call.Fields.Text("content") ?? "";
        if (!Reaction.Signs.ContainsKey(content)) return Answer.Invalid("Reaction", "content", "invalid");
        var (reaction, created) = call.Hub.Issues.React(reactions, content, call.Actor);
        return new Answer(created ? 201 : 200, ReactionShape.Of(call.Links, reaction));
    }
}
