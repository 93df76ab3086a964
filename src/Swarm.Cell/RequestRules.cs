namespace Swarm.Cell;

/// <summary>What every request must keep, whichever cell runs it.</summary>
internal static class RequestRules
{
    private static readonly string[] Own = ["PATH", "HOME", "LANG", "TERM", "TMPDIR"];

    public static void Check(CellRequest request)
    {
        if (!Directory.Exists(request.WorkFolder)) throw new ArgumentException($"The work folder {request.WorkFolder} does not exist.", nameof(request));
        if (request.WallTime <= TimeSpan.Zero) throw new ArgumentException("The wall-clock limit must be positive.", nameof(request));
        if (request.Relay && request.GatewayFolder is null) throw new ArgumentException("A relay needs a gateway folder.", nameof(request));
        foreach (var mount in request.Mounts) Check(mount);
    }

    /// <summary>The given variables, without those that are the cell's own to set.</summary>
    public static Dictionary<string, string> Variables(CellRequest request, CellPaths paths)
    {
        var given = request.Environment?.Invoke(paths) ?? new Dictionary<string, string>();
        if (given.Keys.FirstOrDefault(Own.Contains) is { } own) throw new ArgumentException($"{own} is set by the cell.", nameof(request));
        return new Dictionary<string, string>(given, StringComparer.Ordinal);
    }

    private static void Check(ReadOnlyMount mount)
    {
        var plain = Path.IsPathRooted(mount.Host) && !mount.Inside.Contains("..", StringComparison.Ordinal);
        if (plain && mount.Inside.StartsWith("/opt/", StringComparison.Ordinal)) return;
        throw new ArgumentException($"A mount shows an absolute host path below /opt, not {mount.Host} at {mount.Inside}.", nameof(mount));
    }
}
