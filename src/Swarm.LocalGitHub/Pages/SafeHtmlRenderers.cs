using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Swarm.LocalGitHub.Pages;

/// <summary>Sends every piece of raw HTML through the guard, and shows diagrams as their source.</summary>
internal static class SafeHtmlRenderers
{
    public static void Use(HtmlRenderer renderer, HtmlGuard guard)
    {
        renderer.ObjectRenderers.Replace<Markdig.Renderers.Html.HtmlBlockRenderer>(new RawBlock(guard));
        renderer.ObjectRenderers.Replace<Markdig.Renderers.Html.Inlines.HtmlInlineRenderer>(new RawInline(guard));
        renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new Code());
    }

    private sealed class RawBlock(HtmlGuard guard) : HtmlObjectRenderer<HtmlBlock>
    {
        protected override void Write(HtmlRenderer renderer, HtmlBlock block) => renderer.Write(guard.Clean(block.Lines.ToString())).EnsureLine();
    }

    private sealed class RawInline(HtmlGuard guard) : HtmlObjectRenderer<HtmlInline>
    {
        protected override void Write(HtmlRenderer renderer, HtmlInline inline) => renderer.Write(guard.Clean(inline.Tag));
    }

    private sealed class Code : HtmlObjectRenderer<CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock block)
        {
            var diagram = block is FencedCodeBlock { Info: "mermaid" };
            renderer.Write($"<pre{(diagram ? " class=\"diagram\"" : "")}><code>{Html.Text(block.Lines.ToString())}</code></pre>").EnsureLine();
        }
    }
}
