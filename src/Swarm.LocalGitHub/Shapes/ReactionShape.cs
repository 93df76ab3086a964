using System.Text.Json.Nodes;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Shapes;

internal static class ReactionShape
{
    public static JsonObject Of(Links links, Reaction reaction) => new()
    {
        ["id"] = reaction.Id,
        ["node_id"] = $"REA_lALO{reaction.Id}",
        ["user"] = AccountShape.Of(links, reaction.By),
        ["content"] = reaction.Content,
        ["created_at"] = Stamp.Of(reaction.CreatedAt),
    };

    public static JsonObject Rollup(string url, IReadOnlyList<Reaction> reactions)
    {
        var shape = new JsonObject { ["url"] = url + "/reactions", ["total_count"] = reactions.Count };
        foreach (var content in Reaction.Signs.Keys) shape[content] = reactions.Count(reaction => reaction.Content == content);
        return shape;
    }
}
