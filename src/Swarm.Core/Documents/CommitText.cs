using System.Text;
using Swarm.Core.Policies;

namespace Swarm.Core.Documents;

/// <summary>
/// Puts foreign words into a commit's subject so that they stay words: no second line that could be a trailer, no
/// <c>[skip ci]</c>, no <c>fixes #5</c> that closes somebody's issue, no mention.
/// </summary>
public static class CommitText
{
    /// <summary>What common tools show of a subject without wrapping.</summary>
    private const int Longest = 100;

    public static string Subject(string foreign)
    {
        var safe = new StringBuilder();
        foreach (var c in string.Join(' ', UntrustedText.Clean(foreign).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            safe.Append(c switch
            {
                '[' => '(',
                ']' => ')',
                '#' or '@' => '·',
                _ => c,
            });
        }

        // Addresses of issues, and the old spelling of their numbers, close issues too.
        var text = safe.ToString().Replace("://", ": ", StringComparison.Ordinal).Replace("GH-", "GH ", StringComparison.OrdinalIgnoreCase);
        return MarkdownText.Cut(text, Longest);
    }
}
