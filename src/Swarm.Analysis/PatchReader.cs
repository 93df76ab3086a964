using System.Collections.Immutable;

namespace Swarm.Analysis;

/// <summary>Reads unified diffs as git writes them.</summary>
public static class PatchReader
{
    /// <summary>
    /// The added lines, in the order of the diff. Hunks are read by their line counts, so an added line that looks like a header
    /// is still an added line. A diff that was cut off gives what it has; text that is no diff gives nothing.
    /// </summary>
    public static ImmutableArray<AddedLine> AddedLines(string unifiedDiff)
    {
        ArgumentNullException.ThrowIfNull(unifiedDiff);
        var reading = new PatchReading();
        foreach (var line in unifiedDiff.Split('\n')) reading.Take(line);
        return reading.Added;
    }
}
