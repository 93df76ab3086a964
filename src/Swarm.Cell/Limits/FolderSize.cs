using System.IO.Enumeration;

namespace Swarm.Cell;

/// <summary>How much lies in folders that foreign code writes. Links are not followed.</summary>
internal static class FolderSize
{
    /// <summary>An empty file is no free one.</summary>
    private const long Least = 4096;

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = 0, MatchType = MatchType.Simple };

    /// <returns>Bytes; null where a folder cannot be read to its end, as one that is deeper than a path may be long.</returns>
    public static long? Of(IEnumerable<string> folders, CancellationToken ct)
    {
        try
        {
            var sum = 0L;
            foreach (var length in folders.SelectMany(Lengths))
            {
                ct.ThrowIfCancellationRequested();
                sum += length;
            }

            return sum;
        }
        // The platform says the second where an entry's path does not fit its buffer.
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            return null;
        }
    }

    private static FileSystemEnumerable<long> Lengths(string folder) => new(folder, (ref entry) => Math.Max(Least, entry.IsDirectory ? 0 : entry.Length), Everything)
    {
        ShouldRecursePredicate = (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
    };
}
