using System.Collections.Immutable;

namespace Swarm.Core.Review;

/// <summary>The council: which lenses look, and what happens to what they find.</summary>
public static class Council
{
    public static ImmutableArray<string> Lenses { get; } = ["correctness", "security", "maintainability"];

    /// <summary>Findings from here up are repaired by the app. A floor keeps the council from polishing for ever.</summary>
    public const Severity Floor = Severity.Major;

    /// <summary>How often repair and verification take turns before what is open is left for people.</summary>
    public const int MostRounds = 2;

    /// <summary>Files of the findings to be repaired in one task.</summary>
    public static ImmutableArray<Finding> ToRepair(IEnumerable<Finding> findings) =>
        [.. findings.Where(finding => finding.Status == FindingStatus.Open && finding.Severity >= Floor)];

    /// <summary>Two lenses that name the same place with the same words raise one finding; the heavier severity stays.</summary>
    public static ImmutableArray<Finding> Merge(ImmutableArray<Finding> known, IEnumerable<Finding> raised)
    {
        var all = known.ToBuilder();
        foreach (var finding in raised)
        {
            var same = all.FindIndex(other => other.File == finding.File && other.Line == finding.Line && Alike(other.Text, finding.Text));
            if (same < 0) all.Add(finding with { Id = $"F-{all.Count + 1:00}" });
            else if (all[same].Severity < finding.Severity) all[same] = all[same] with { Severity = finding.Severity };
        }

        return all.ToImmutable();
    }

    private static int FindIndex(this ImmutableArray<Finding>.Builder all, Func<Finding, bool> fits)
    {
        for (var i = 0; i < all.Count; i++)
            if (fits(all[i])) return i;
        return -1;
    }

    private static bool Alike(string one, string other) =>
        string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
