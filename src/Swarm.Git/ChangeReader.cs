using System.Collections.Immutable;
using Swarm.Core.Gates;

namespace Swarm.Git;

/// <summary>Reads <c>diff-tree -z --raw --numstat --no-renames</c>: all raw records first, then all counts.</summary>
internal static class ChangeReader
{
    /// <exception cref="GitException">It is no such output.</exception>
    public static ImmutableArray<ChangedFile> Read(string text)
    {
        var fields = text.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        var files = new List<ChangedFile>();
        var counts = new Dictionary<string, (int Added, int Removed)>(StringComparer.Ordinal);
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i][0] == ':') files.Add(File(fields[i], ++i < fields.Length ? fields[i] : throw Broken()));
            else Count(fields[i], counts);
        }
        return [.. files
            .Select(file => counts.TryGetValue(file.Path, out var count) ? file with { AddedLines = count.Added, RemovedLines = count.Removed } : file)
            .OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    // ":<old mode> <new mode> <old id> <new id> <status>"
    private static ChangedFile File(string record, string path)
    {
        if (record.Split(' ') is not [_, _, _, _, [_, ..], ..] parts) throw Broken();
        var kind = parts[4][0] switch { 'A' => ChangeKind.Added, 'D' => ChangeKind.Deleted, _ => ChangeKind.Modified };
        return new(path, kind, parts[1]);
    }

    // "<added>\t<removed>\t<path>", with "-" for both in a binary file.
    private static void Count(string record, Dictionary<string, (int, int)> counts)
    {
        if (record.Split('\t', 3) is not [_, _, _] parts) throw Broken();
        counts[parts[2]] = (Number(parts[0]), Number(parts[1]));
    }

    private static GitException Broken() => new("git diff-tree gave an output that cannot be read.");

    private static int Number(string text) => int.TryParse(text, out var number) ? number : 0;
}
