using System.Text.Json.Nodes;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Shapes;

internal static class AppShape
{
    public static JsonObject? Of(Links links, AppEntry? app) => app is null ? null : new JsonObject
    {
        ["id"] = app.Id,
        ["slug"] = app.Slug,
        ["node_id"] = $"A_kwLO{app.Id}",
        ["owner"] = AccountShape.Of(links, app.Bot),
        ["name"] = app.Slug,
        ["description"] = "",
        ["external_url"] = links.Base,
        ["html_url"] = $"{links.Base}/github-apps/{app.Slug}",
        ["created_at"] = Stamp.Of(app.CreatedAt),
        ["updated_at"] = Stamp.Of(app.CreatedAt),
        ["permissions"] = Permissions(app.Registration.Permissions),
        ["events"] = JsonList.Of(app.Registration.Events),
    };

    public static JsonObject Installation(Links links, Installation installation) => new()
    {
        ["id"] = installation.Id,
        ["account"] = AccountShape.Of(links, installation.Owner),
        ["repository_selection"] = installation.Selection,
        ["access_tokens_url"] = $"{links.Rest}/app/installations/{installation.Id}/access_tokens",
        ["repositories_url"] = $"{links.Rest}/installation/repositories",
        ["html_url"] = $"{links.Base}/settings/installations/{installation.Id}",
        ["app_id"] = installation.App.Id,
        ["app_slug"] = installation.App.Slug,
        ["target_id"] = installation.Owner.Id,
        ["target_type"] = installation.Owner.Type,
        ["permissions"] = Permissions(installation.App.Registration.Permissions),
        ["events"] = JsonList.Of(installation.App.Registration.Events),
        ["created_at"] = Stamp.Of(installation.CreatedAt),
        ["updated_at"] = Stamp.Of(installation.CreatedAt),
        ["single_file_name"] = null,
        ["suspended_by"] = AccountShape.Of(links, installation.SuspendedBy),
        ["suspended_at"] = Stamp.Of(installation.SuspendedAt),
    };

    public static JsonObject Permissions(IReadOnlyDictionary<string, string> permissions)
    {
        var shape = new JsonObject { ["metadata"] = "read" };
        foreach (var (name, level) in permissions) shape[name] = level;
        return shape;
    }
}
