using Swarm.Storage;

namespace Swarm.Bot.Cli.Doctor;

/// <summary>The data directory: writable, ours alone, on a disk that keeps what it was given.</summary>
internal static class DataLook
{
    private const long LeastFree = 1L << 30;
    private const long EnoughFree = 10L << 30;

    public static IEnumerable<Finding> All(string folder)
    {
        var missing = DataDirectory.Examine(folder);
        yield return new Finding(
            "data", missing is null ? Verdict.Ok : Verdict.Missing,
            missing?.Reason ?? (Directory.Exists(folder) ? $"{folder} can be written." : $"{folder} will be created."),
            "Everything that the bot remembers lies there.", missing?.NextStep);
        if (Mount.Of(folder) is not { } mount) yield break;
        yield return FileSystem(mount);
        yield return Space(mount.FreeBytes);
    }

    internal static Finding FileSystem(Mount mount)
    {
        const string why = "The database needs locks and shared memory that hold, on a disk that outlives the process.";
        const string next = "Name a folder on a local disk with --data or Swarm__Data; in a container, on a volume.";
        var seen = $"{mount.Type} at {mount.Point}";
        return mount.Kind switch
        {
            MountKind.Network => new Finding("file system", Verdict.Missing, $"{seen} is shared over a network or with another system.", why, next),
            MountKind.Memory => new Finding("file system", Verdict.Limited, $"{seen} is memory and is lost at a restart of the machine.", why, next),
            MountKind.Layer => new Finding("file system", Verdict.Limited, $"{seen} belongs to the container and is lost with it.", why, next),
            _ => new Finding("file system", Verdict.Ok, $"{seen}.", why),
        };
    }

    internal static Finding Space(long free)
    {
        var verdict = free < LeastFree ? Verdict.Missing : free < EnoughFree ? Verdict.Limited : Verdict.Ok;
        return new Finding(
            "free space", verdict, $"{free / (double)(1 << 30):0.0} GiB.", "A mirror of each repository and a work tree of each attempt lie there; a full disk stops the bot.",
            verdict == Verdict.Ok ? null : "Make room, or name a folder on a larger disk; 10 GiB are comfortable.");
    }
}
