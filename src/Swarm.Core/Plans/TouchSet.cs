namespace Swarm.Core.Plans;

/// <summary>Touches of which it is asked many times whether others meet them: it costs a look for each folder of a path, however many touches there are.</summary>
public sealed class TouchSet
{
    private readonly HashSet<string> _touches = new(StringComparer.Ordinal);

    /// <summary>Folders above the touches.</summary>
    private readonly HashSet<string> _above = new(StringComparer.Ordinal);

    public TouchSet(IEnumerable<string> touches)
    {
        foreach (var touch in touches.Select(Touch.Normalize))
        {
            if (!_touches.Add(touch)) continue;
            // Whoever added a folder added those above it.
            for (var folder = Above(touch); folder is not null && _above.Add(folder);) folder = Above(folder);
        }
    }

    /// <summary>True where <paramref name="touch"/> overlaps one of the touches, as <see cref="Touch.Overlap"/> says.</summary>
    public bool Meets(string touch)
    {
        var path = Touch.Normalize(touch);
        if (_above.Contains(path)) return true;
        for (var folder = path; folder is not null; folder = Above(folder))
        {
            if (_touches.Contains(folder)) return true;
        }

        return false;
    }

    private static string? Above(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : null;
}
