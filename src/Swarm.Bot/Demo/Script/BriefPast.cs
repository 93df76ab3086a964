using System.Text.RegularExpressions;

namespace Swarm.Bot.Demo.Script;

/// <summary>What a brief tells of earlier sessions of its task.</summary>
/// <param name="HasFailures">True when an earlier attempt failed.</param>
/// <param name="Answer">What a person answered to the task's question; null before that.</param>
internal sealed partial record BriefPast(bool HasFailures, string? Answer)
{
    public static BriefPast Read(string brief)
    {
        // What stands behind this heading is other people's text.
        var own = brief.Split("\n## The issue", 2)[0];
        var answer = AnswerLine().Match(own);
        return new BriefPast(own.Contains("\n## Earlier attempts failed", StringComparison.Ordinal), answer.Success ? answer.Groups[1].Value.Trim() : null);
    }

    [GeneratedRegex(@"^## Answered question E-\d+$.*?^Answer: ([^\n]+)$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex AnswerLine();
}
