using System.Net;

namespace Swarm.Bot.Setup.Page;

/// <summary>Parts of the set-up page. Every text is made safe here, for names come from GitHub.</summary>
internal static class Markup
{
    public static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    public static string Link(Uri address, string text, string style = "") =>
        $"<a{(style.Length == 0 ? "" : $" class=\"{style}\"")} href=\"{Text(address.AbsoluteUri)}\" target=\"_blank\" rel=\"noopener noreferrer\">{Text(text)}</a>";

    public static string Facts(params (string Name, string Html)[] facts) =>
        $"<dl class=\"facts\">{string.Concat(facts.Select(fact => $"<dt>{Text(fact.Name)}</dt><dd>{fact.Html}</dd>"))}</dl>";

    public static string Check(string kind, string heading, string text, string? next) => $"""
        <div class="check {kind}"><p><b>{Text(heading)}</b> {Text(text)}</p>{(next is null ? "" : $"<p class=\"next meta\">{Text(next)}</p>")}</div>
        """;

    /// <summary>The frame of the page.</summary>
    /// <param name="refresh">True where it is to look again by itself.</param>
    public static string Frame(string content, bool refresh) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        {(refresh ? "<meta http-equiv=\"refresh\" content=\"2\">" : "")}
        <title>Set up Swarm.Bot</title>
        <link rel="icon" href="data:,">
        <style>{PageStyle.Text}</style>
        </head>
        <body>
        <main>
        <h1>Set up Swarm.Bot</h1>
        {content}
        </main>
        </body>
        </html>
        """;
}
