using System.Text.RegularExpressions;

namespace Swarm.EndToEnd.Tests.Stage;

/// <summary>One request that reached the model.</summary>
/// <param name="Role">Who was meant, e.g. <c>planner</c>; empty for a request that is no brief.</param>
/// <param name="Subject">The attempt, the lens, or <c>track</c>.</param>
/// <param name="Brief">The whole text.</param>
public sealed partial record Told(string Role, string Subject, string Brief)
{
    public string Task => Subject.Split('-')[0];

    public static Told Read(string brief)
    {
        var line = Line().Match(brief);
        return line.Success ? new Told(line.Groups[1].Value, line.Groups[2].Value, brief) : new Told("", "", brief);
    }

    [GeneratedRegex(@"\ASwarm brief: role=(\S+) subject=(\S+) ")]
    private static partial Regex Line();
}
