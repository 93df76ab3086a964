namespace Swarm.Bot.Cli.Doctor;

/// <summary>The control group (version 2) that this process and all cells are in.</summary>
/// <param name="Memory">Most memory, as people read it; null is unlimited.</param>
/// <param name="Processes">Most processes and threads; null is unlimited.</param>
/// <param name="Delegated">True where this user may make groups below.</param>
internal sealed record ControlGroup(string? Memory, string? Processes, bool Delegated)
{
    private const string Root = "/sys/fs/cgroup";

    /// <summary>Null on a system without them.</summary>
    public static ControlGroup? OfThisProcess()
    {
        if (!File.Exists($"{Root}/cgroup.controllers")) return null;
        var line = FirstLine("/proc/self/cgroup", each => each.StartsWith("0::/", StringComparison.Ordinal));
        if (line is null) return null;
        // In a container the path is seen from its own root; where it is not, the root's files are the ones that hold.
        var folder = Path.Join(Root, line["0::".Length..]);
        return Of(Directory.Exists(folder) ? folder : Root, Root);
    }

    internal static ControlGroup Of(string folder, string root)
    {
        var memory = Least(folder, root, "memory.max");
        return new ControlGroup(memory is { } bytes ? $"{bytes / (1 << 20):N0} MiB" : null, Least(folder, root, "pids.max")?.ToString("N0"), IsWritable(folder));
    }

    /// <summary>The tightest of the limits of a group and all above it, for each of them holds.</summary>
    private static long? Least(string folder, string root, string file)
    {
        long? least = null;
        for (var at = folder.TrimEnd('/'); at.Length >= root.Length; at = Path.GetDirectoryName(at)!)
        {
            if (long.TryParse(FirstLine(Path.Join(at, file), _ => true), out var limit)) least = Math.Min(limit, least ?? limit);
        }

        return least;
    }

    // Not tried: a trial that succeeds would be a group that nobody removes when the process is killed.
    private static bool IsWritable(string folder)
    {
        try
        {
            using var file = new FileStream(Path.Join(folder, "cgroup.procs"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string? FirstLine(string path, Func<string, bool> wanted)
    {
        try
        {
            return File.ReadLines(path).FirstOrDefault(wanted);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
