using System.Security.Cryptography;
using System.Text;

namespace Swarm.Bot.Setup.Page;

/// <summary>The style sheet inside the page: the last page is read after the server behind it has gone.</summary>
internal static class PageStyle
{
    public static string Text { get; } = Load();

    /// <summary>The one style that the page's policy lets in.</summary>
    public static string Hash { get; } = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    private static string Load()
    {
        using var stream = typeof(PageStyle).Assembly.GetManifestResourceStream("setup/style.css")
            ?? throw new InvalidOperationException("The program was built without the style of its set-up page.");
        using var text = new StreamReader(stream);
        return text.ReadToEnd().ReplaceLineEndings("\n");
    }
}
