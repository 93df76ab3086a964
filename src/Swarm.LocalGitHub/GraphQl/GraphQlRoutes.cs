using System.Text.Json.Nodes;
using Swarm.LocalGitHub.Server;

namespace Swarm.LocalGitHub.GraphQl;

/// <summary>The one GraphQL operation of the API. Faults come with status 200 in <c>errors</c>, as on GitHub.</summary>
internal static class GraphQlRoutes
{
    public static void Map(ApiRoutes routes) => routes.Post("/graphql", Access.Any, Run);

    private static Answer Run(ApiCall call)
    {
        if (call.Caller.Token is null) return Answer.Refuse(401, "Requires an installation token");
        if (call.Fields.Text("query") is not { } query) return Answer.Refuse(400, "A query attribute must be specified and must be a string.");
        var variables = (call.Body as JsonObject)?["variables"] as JsonObject ?? [];
        try
        {
            var operation = GraphQlReader.Read(query, variables);
            var roots = new GraphQlRoots(call);
            var data = new JsonObject();
            foreach (var field in operation.Fields) data[field.Alias] = Projection.Of(roots.Resolve(field, operation.IsMutation), field);
            return Answer.Ok(new JsonObject { ["data"] = data });
        }
        catch (GraphQlFaultException fault)
        {
            return Answer.Ok(Refusal(fault));
        }
    }

    private static JsonObject Refusal(GraphQlFaultException fault)
    {
        var error = new JsonObject { ["message"] = fault.Message };
        if (fault.Type is not null) error["type"] = fault.Type;
        return new JsonObject { ["data"] = null, ["errors"] = new JsonArray(error) };
    }
}
