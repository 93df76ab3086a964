using System.Text.RegularExpressions;
using Swarm.Core.Tracks;

namespace Swarm.Core.Commands;

/// <summary>Tells whether a comment that is no command answers a question. Unclear words are never taken as consent.</summary>
public static partial class AnswerReader
{
    /// <summary>
    /// The escalation a comment speaks to and the words said to it: by naming its id, or, with exactly one question open,
    /// by being nothing but an option. Null for conversation.
    /// </summary>
    public static (Escalation Escalation, string Words)? Find(TrackState state, string body)
    {
        var open = state.OpenEscalations.ToList();
        if (open.Count == 0) return null;
        var quoted = EscalationId().Match(body);
        var words = string.Join(' ', CommandReader.PlainLines(body));
        if (quoted.Success && open.FirstOrDefault(each => each.Id.Equals(quoted.Value, StringComparison.OrdinalIgnoreCase)) is { } named)
            return (named, EscalationId().Replace(words, "").Trim(' ', ':', '-', ',', '.'));
        return open is [var only] && Option(only, words) is not null ? (only, words) : null;
    }

    /// <summary>The number (from 1) of the option that the words are, or null.</summary>
    public static int? Option(Escalation escalation, string words)
    {
        var said = words.Trim().Trim('.', '!', '`', '"', '*').Trim();
        var byText = ByText(escalation, said);
        if (!int.TryParse(said.TrimStart('#'), out var number) || number < 1 || number > escalation.Options.Length) return byText;
        // "2" where another option's text is "2" means either, so it means neither.
        return byText is null || byText == number ? number : null;
    }

    private static int? ByText(Escalation escalation, string said)
    {
        if (said.Length == 0) return null;
        for (var i = 0; i < escalation.Options.Length; i++)
            if (escalation.Options[i].Text.Trim().Equals(said, StringComparison.OrdinalIgnoreCase)) return i + 1;
        return null;
    }

    [GeneratedRegex(@"\bE-\d{2,}\b", RegexOptions.IgnoreCase)]
    private static partial Regex EscalationId();
}
