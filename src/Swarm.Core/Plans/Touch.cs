using System.Buffers;

namespace Swarm.Core.Plans;

/// <summary>Arithmetic of touches: files or folders, where a folder covers everything below it.</summary>
public static class Touch
{
    /// <summary>Patterns, foreign separators and what no file system takes.</summary>
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\*?<>|\"");

    /// <summary>True for a plain path from the repository's root.</summary>
    public static bool IsInside(string touch)
    {
        if (string.IsNullOrWhiteSpace(touch) || touch[0] is '/' or '~' || touch.Contains(':', StringComparison.Ordinal)) return false;
        if (touch.AsSpan().ContainsAny(Forbidden) || touch.Any(char.IsControl)) return false;
        var parts = Normalize(touch).Split('/');
        return parts.All(part => part.Length > 0 && part is not ("." or "..") && !part.Equals(".git", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Without a leading <c>./</c> and without a trailing slash.</summary>
    public static string Normalize(string touch)
    {
        var path = touch.Trim();
        while (path.StartsWith("./", StringComparison.Ordinal)) path = path[2..];
        return path.TrimEnd('/');
    }

    /// <summary>True where <paramref name="touch"/> is the path or a folder above it.</summary>
    public static bool Covers(string touch, string path)
    {
        var above = Normalize(touch);
        var below = Normalize(path);
        return below.StartsWith(above, StringComparison.Ordinal)
            && (below.Length == above.Length || below[above.Length] == '/');
    }

    /// <summary>True where writing both at once could write the same file.</summary>
    public static bool Overlap(string one, string other) => Covers(one, other) || Covers(other, one);
}
