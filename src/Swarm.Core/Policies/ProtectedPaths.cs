using System.Collections.Immutable;

namespace Swarm.Core.Policies;

/// <summary>
/// Paths that no plan may claim and no attempt may change: what steers CI and what instructs agents.
/// A change there would act outside the gates, so it is left to people.
/// </summary>
public static class ProtectedPaths
{
    public static ImmutableArray<string> All { get; } =
        [".github", ".gitmodules", ".gitattributes", "CLAUDE.md", "AGENTS.md", "GEMINI.md", ".claude", ".codex", ".cursor", ".mcp.json", "opencode.json"];

    /// <summary>Agent instruction files are protected in every folder, the rest at the root only.</summary>
    private static readonly ImmutableHashSet<string> Anywhere =
        ["CLAUDE.md", "AGENTS.md", "GEMINI.md", ".gitattributes", ".gitmodules", ".mcp.json"];

    public static bool Covers(string path)
    {
        var parts = path.Split('/');
        return All.Contains(parts[0], StringComparer.OrdinalIgnoreCase)
            || Anywhere.Any(name => name.Equals(parts[^1], StringComparison.OrdinalIgnoreCase));
    }
}
