using System.Net;

namespace Swarm.LocalGitHub.Pages;

/// <summary>Text made safe for HTML.</summary>
internal static class Html
{
    public static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    public static string Join<T>(IEnumerable<T> items, Func<T, string> shape) => string.Concat(items.Select(shape));
}
