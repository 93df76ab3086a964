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

    /// <summary>The long form, for an account asked for by name. People here say nothing about themselves.</summary>
    public static JsonObject Profile(Links links, Account account)
    {
        var shape = Of(links, account)!;
        foreach (var unsaid in (string[])["name", "company", "blog", "location", "email", "hireable", "bio"]) shape[unsaid] = null;
        foreach (var count in (string[])["public_repos", "public_gists", "followers", "following"]) shape[count] = 0;
        shape["created_at"] = Stamp.Of(account.CreatedAt);
        shape["updated_at"] = Stamp.Of(account.CreatedAt);
        return shape;
    }
}
