using Swarm.Core.Gates;

namespace Swarm.Git;

/// <summary>Looks through the changes of a take-in for what a plain text change never holds.</summary>
internal static class Suspicion
{
    private const string Link = "120000";
    private const string Submodule = "160000";

    public static IEnumerable<string> Of(IEnumerable<ChangedFile> changes, string tree) =>
        changes.Where(change => change.Kind != ChangeKind.Deleted).Select(change => Of(change, tree)).OfType<string>();

    private static string? Of(ChangedFile change, string tree)
    {
        if (change.Path.Contains('\uFFFD', StringComparison.Ordinal)) return $"{change.Path}: the name is not UTF-8.";
        if (change.Mode == Submodule) return $"{change.Path}: a submodule link.";
        if (change.Mode != Link) return null;
        var target = new FileInfo(Path.Combine(tree, change.Path)).LinkTarget ?? "";
        return LinkRule.StaysInside(change.Path, target) ? null : $"{change.Path}: a symbolic link that leaves the tree ({GitException.Reason(target)}).";
    }
}
