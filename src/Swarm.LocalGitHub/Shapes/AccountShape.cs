using System.Text.Json.Nodes;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Shapes;

internal static class AccountShape
{
    private static readonly string[] Lists =
        ["followers", "following", "gists", "starred", "subscriptions", "organizations", "repos", "events", "received_events"];

    public static JsonObject? Of(Links links, Account? account)
    {
        if (account is null) return null;
        var shape = new JsonObject
        {
            ["login"] = account.Login,
            ["id"] = account.Id,
            ["node_id"] = account.NodeId,
            ["avatar_url"] = $"{links.Base}/avatars/{account.Id}",
            ["gravatar_id"] = "",
            ["url"] = links.User(account),
            ["html_url"] = $"{links.Base}/{Uri.EscapeDataString(account.Login)}",
            ["type"] = account.Type,
            ["site_admin"] = false,
        };
        foreach (var list in Lists) shape[list + "_url"] = $"{links.User(account)}/{list}";
        return shape;
    }
}
