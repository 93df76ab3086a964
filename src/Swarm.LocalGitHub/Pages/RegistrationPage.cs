using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Pages;

/// <summary>The pages on which an app is registered from a manifest and installed.</summary>
internal static class RegistrationPage
{
    private const string Crumbs = "<a href=\"/\">Repositories</a> / New GitHub App";

    public static string Confirm(PendingManifest pending, string? fault = null) => Layout.Page("Create GitHub App", Crumbs, $"""
        <h1 class="title">Create GitHub App</h1>
        {(fault is null ? "" : $"<p class=\"failure\">{Html.Text(fault)}</p>")}
        <form method="post" action="/settings/apps">
        <input type="hidden" name="key" value="{pending.Key}">
        <p><label>GitHub App name <input name="name" value="{Html.Text(pending.Manifest.Name)}" maxlength="34" required></label></p>
        <p class="meta">Permissions: {Html.Text(string.Join(", ", pending.Manifest.Permissions.Select(each => $"{each.Key} {each.Value}")))}</p>
        <p class="meta">Events: {Html.Text(string.Join(", ", pending.Manifest.Events))}</p>
        <button class="button">Create GitHub App</button>
        </form>
        """);

    public static string Refused(string fault) => Layout.Page("Invalid GitHub App configuration", Crumbs, $"""
        <h1 class="title">Invalid GitHub App configuration</h1>
        <p>The configuration does not appear to be a valid GitHub App manifest. Error: {Html.Text(fault)}</p>
        """);

    public static string Install(AppEntry app, string key, IEnumerable<Account> owners) => Layout.Page($"Install {app.Slug}", Crumbs, $"""
        <h1 class="title">Install {Html.Text(app.Slug)}</h1>
        <form method="post" action="/settings/apps/{app.Slug}/installations">
        <input type="hidden" name="key" value="{key}">
        <p><label>All repositories of <select name="owner">{Html.Join(owners, owner => $"<option>{Html.Text(owner.Login)}</option>")}</select></label></p>
        <button class="button">Install</button>
        </form>
        """);

    public static string Installed(AppEntry app) =>
        Layout.Page("Installed", Crumbs, $"<h1 class=\"title\">{Html.Text(app.Slug)} is installed</h1>");
}
