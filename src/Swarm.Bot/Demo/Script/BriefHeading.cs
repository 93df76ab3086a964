using System.Text.RegularExpressions;

namespace Swarm.Bot.Demo.Script;

/// <summary>What the first line of a brief says.</summary>
/// <param name="Role">Who is meant, e.g. <c>explorer</c>.</param>
/// <param name="Subject">The attempt (<c>T02-1</c>), the lens, or <c>track</c>.</param>
/// <param name="Session">The job's key, e.g. <c>attempt/T06-1.2</c>.</param>
internal sealed partial record BriefHeading(string Role, string Subject, string Session)
{
    /// <summary>The task of an attempt, e.g. <c>T02</c> of <c>T02-1</c>; the subject itself where it has no number.</summary>
    public string Task => Subject.Split('-')[0];

    /// <summary>Null when the text does not begin like a brief.</summary>
    public static BriefHeading? Read(string brief)
    {
        var line = Line().Match(brief);
        return line.Success ? new BriefHeading(line.Groups[1].Value, line.Groups[2].Value, line.Groups[3].Value) : null;
    }

    [GeneratedRegex(@"\ASwarm brief: role=(\S+) subject=(\S+) session=(\S+)")]
    private static partial Regex Line();
}
