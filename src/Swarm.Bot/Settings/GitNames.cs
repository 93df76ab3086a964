using Swarm.Core.Policies;

namespace Swarm.Bot.Settings;

/// <summary>Which names of branches, labels and roles the product works with. <c>Broken…</c> gives the end of a sentence, or null for a good name.</summary>
internal static class GitNames
{
    private const int MostPrefix = 60;

    /// <summary>Git's rules for a branch.</summary>
    public static string? BrokenBranch(string name) =>
        TextShape.BrokenLine(name, 200)
        ?? (name.StartsWith("refs/", StringComparison.Ordinal) ? "begins with 'refs/'; the branch's plain name is meant"
            : name is "HEAD" or "@" ? "is a name that git keeps for itself"
            : name.Contains("..", StringComparison.Ordinal) || name.Contains("@{", StringComparison.Ordinal) ? "holds '..' or '@{'"
            : name.Any(c => c <= ' ' || ":?*[\\^~".Contains(c, StringComparison.Ordinal)) ? "holds a space or one of : ? * [ \\ ^ ~"
            : name.Split('/').Any(IsBrokenPart) ? "has a part that is empty, begins with '.' or '-', or ends with '.' or '.lock'"
            : null);

    /// <summary>A branch's rules, and what the one place that guards every push allows.</summary>
    public static string? BrokenPrefix(string prefix) =>
        BrokenBranch(prefix)
        ?? (prefix.Length > MostPrefix ? $"is longer than {MostPrefix} characters"
            : !WritableRefs.Allows($"refs/heads/{prefix}/x", prefix) ? "holds a character that the app does not write into branches"
            : null);

    public static string? BrokenLabel(string label) =>
        TextShape.BrokenLine(label, 50) ?? (label != label.Trim() ? "begins or ends with a space" : null);

    /// <summary>True for what a role may be called; plans choose roles in free words.</summary>
    public static bool IsRole(string role) =>
        role.Length is > 0 and <= 40 && char.IsAsciiLetterOrDigit(role[0]) && role.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ' ');

    private static bool IsBrokenPart(string part) =>
        part.Length == 0 || part[0] is '.' or '-' || part[^1] == '.' || part.EndsWith(".lock", StringComparison.Ordinal);
}
