using System.Text;
using System.Text.RegularExpressions;

namespace Swarm.LocalGitHub.Pages;

/// <summary>
/// Lets a few harmless tags of raw HTML through, without their attributes, and drops all other markup. One guard
/// serves one text: it closes what stays open and drops closing tags that nothing opened, so a text cannot break the page.
/// </summary>
internal sealed partial class HtmlGuard
{
    private static readonly HashSet<string> Allowed = ["details", "summary", "sub", "sup", "kbd", "br", "b", "i", "em", "strong", "code", "p"];
    private readonly List<string> _open = [];

    public string Clean(string raw)
    {
        var text = Dangerous().Replace(raw, "");
        var result = new StringBuilder();
        var last = 0;
        foreach (Match tag in Tag().Matches(text))
        {
            result.Append(Html.Text(text[last..tag.Index])).Append(Pass(tag));
            last = tag.Index + tag.Length;
        }
        return result.Append(Html.Text(text[last..])).ToString();
    }

    /// <summary>The closing tags of everything that is still open.</summary>
    public string Rest()
    {
        var rest = string.Concat(Enumerable.Reverse(_open).Select(name => $"</{name}>"));
        _open.Clear();
        return rest;
    }

    private string Pass(Match tag)
    {
        var name = tag.Groups["name"].Value.ToLowerInvariant();
        if (!Allowed.Contains(name)) return "";
        if (name == "br") return "<br>";
        if (tag.Groups["close"].Length == 0) return Open(name, tag.Value);
        if (_open.Count == 0 || _open[^1] != name) return "";
        _open.RemoveAt(_open.Count - 1);
        return $"</{name}>";
    }

    private string Open(string name, string tag)
    {
        _open.Add(name);
        return name == "details" && OpenWord().IsMatch(tag) ? "<details open>" : $"<{name}>";
    }

    // Comments go with what they hide, scripts and styles with what they say; an unclosed one reaches to the end.
    [GeneratedRegex(@"<!--.*?(?:-->|$)|<(script|style|iframe|object|template|textarea|title|noscript|xmp)\b.*?(?:</\1\s*>|$)", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Dangerous();

    [GeneratedRegex("""<(?<close>/?)(?<name>[a-z][a-z0-9-]*)(?:[^<>"']|"[^"]*"|'[^']*')*>?|<[!?][^>]*>?""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\sopen[\s>=/]", RegexOptions.IgnoreCase)]
    private static partial Regex OpenWord();
}
