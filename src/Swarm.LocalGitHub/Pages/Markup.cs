using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Swarm.LocalGitHub.Pages;

/// <summary>GitHub-flavoured Markdown to safe HTML.</summary>
internal static class Markup
{
    // Generic attributes stay off: they would let a text set any attribute, handlers included.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseTaskLists()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .UseAutoLinks(new AutoLinkOptions())
        .UseFootnotes()
        .Build();

    public static string Render(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>()) link.Url = Safe(link.Url);
        foreach (var link in document.Descendants<AutolinkInline>()) link.Url = Safe(link.Url) ?? "";

        var guard = new HtmlGuard();
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        SafeHtmlRenderers.Use(renderer, guard);
        renderer.Render(document);
        return $"<div class=\"md\">{writer}{guard.Rest()}</div>";
    }

    private static string? Safe(string? address)
    {
        if (address is null || address.StartsWith('#') || address.StartsWith('/')) return address;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var parsed)) return address.Contains(':', StringComparison.Ordinal) ? "#" : address;
        return parsed.Scheme is "http" or "https" or "mailto" ? address : "#";
    }
}
