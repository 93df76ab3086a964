namespace Swarm.Bot.Cli.Doctor;

/// <summary>The file system that holds a folder.</summary>
/// <param name="Point">Where it begins.</param>
/// <param name="Type">As the kernel names it, e.g. <c>ext4</c>.</param>
internal sealed record Mount(string Point, string Type, long FreeBytes)
{
    // SQLite's write-ahead log needs memory shared between processes, which none of these gives reliably.
    private static readonly string[] Shared = ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "gfs2", "glusterfs", "lustre", "ocfs2", "prl_fs", "vboxsf", "virtiofs", "vmhgfs"];

    // Every folder of a user's own program is foreign, save those that only show a local disk.
    private static readonly string[] LocalFuse = ["fuseblk", "fuse.bindfs", "fuse.ext2", "fuse.fuse-overlayfs"];

    public MountKind Kind =>
        Shared.Contains(Type) || (Type.StartsWith("fuse", StringComparison.Ordinal) && !LocalFuse.Contains(Type)) ? MountKind.Network
        : Type is "tmpfs" or "ramfs" ? MountKind.Memory
        : Type is "overlay" or "aufs" or "fuse.fuse-overlayfs" ? MountKind.Layer
        : MountKind.Local;

    /// <summary>The mount of a folder, or of the nearest one above it that exists; null on a system that does not say.</summary>
    public static Mount? Of(string folder)
    {
        var existing = Path.GetFullPath(folder);
        while (!Path.Exists(existing) && Path.GetDirectoryName(existing) is { } above) existing = above;
        try
        {
            var drive = new DriveInfo(existing);
            var found = OperatingSystem.IsLinux() ? Find(Real(existing), File.ReadLines("/proc/self/mountinfo")) : null;
            return new Mount(found?.Point ?? drive.Name, found?.Type ?? drive.DriveFormat, drive.AvailableFreeSpace);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The last of the longest mounts above a path: a later one hides an earlier one at the same place.</summary>
    internal static (string Point, string Type)? Find(string path, IEnumerable<string> mountInfo)
    {
        (string Point, string Type)? best = null;
        foreach (var line in mountInfo)
        {
            // 36 35 98:0 /root /point options [fields] - type source options
            var (parts, tail) = (line.Split(' '), line.IndexOf(" - ", StringComparison.Ordinal));
            if (parts.Length < 5 || tail < 0) continue;
            var point = Plain(parts[4]);
            var holds = point == "/" || path == point || path.StartsWith(point + "/", StringComparison.Ordinal);
            if (holds && point.Length >= (best?.Point.Length ?? 0)) best = (point, line[(tail + 3)..].Split(' ')[0]);
        }

        return best;
    }

    private static string Plain(string escaped) =>
        escaped.Replace(@"\040", " ", StringComparison.Ordinal).Replace(@"\011", "\t", StringComparison.Ordinal).Replace(@"\134", @"\", StringComparison.Ordinal);

    private static string Real(string path)
    {
        var real = Path.GetPathRoot(path)!;
        foreach (var part in path[real.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, part);
            real = new DirectoryInfo(next).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? next;
        }

        return real;
    }
}
