using Swarm.LocalGitHub.GraphQl;
using Swarm.LocalGitHub.Rest;

namespace Swarm.LocalGitHub.Server;

/// <summary>Every operation this server knows. Where two patterns fit, the earlier line wins.</summary>
internal static class ApiTable
{
    public static ApiRoutes Build()
    {
        var routes = new ApiRoutes();
        AppRoutes.Map(routes);
        DeliveryRoutes.Map(routes);
        RepositoryRoutes.Map(routes);
        CommentRoutes.Map(routes);
        IssueRoutes.Map(routes);
        LabelRoutes.Map(routes);
        ReactionRoutes.Map(routes);
        PullRoutes.Map(routes);
        ReviewRoutes.Map(routes);
        ReviewCommentRoutes.Map(routes);
        CheckRoutes.Map(routes);
        GitRoutes.Map(routes);
        ContentRoutes.Map(routes);
        GraphQlRoutes.Map(routes);
        return routes;
    }
}
