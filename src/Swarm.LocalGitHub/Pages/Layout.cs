namespace Swarm.LocalGitHub.Pages;

/// <summary>The frame around every page.</summary>
internal static class Layout
{
    public static string Page(string title, string crumbs, string content) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Html.Text(title)}</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/style.css">
        </head>
        <body>
        <header class="top"><span class="mark">Local GitHub</span>{crumbs}</header>
        <main>
        {content}
        </main>
        </body>
        </html>
        """;

    public static string Crumbs(string owner, string name) =>
        $"<a href=\"/\">Repositories</a> / {Html.Text(owner)} / <a href=\"/{Html.Text(owner)}/{Html.Text(name)}\">{Html.Text(name)}</a>";

    public static string Missing() => Page("Not found", "<a href=\"/\">Repositories</a>", "<p class=\"empty\">There is nothing here.</p>");
}
