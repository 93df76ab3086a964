namespace Swarm.Storage;

/// <summary>Folders and files that only the service's user may read.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Everybody = (UnixFileMode)0b111_111;

    /// <summary>Creates <paramref name="path"/>, or closes it to others. A foreign folder that others can read is refused, never changed.</summary>
    public static DataDirectoryResult.Unusable? Prepare(string path, string ours)
    {
        if (!Directory.Exists(path))
        {
            Create(path);
            return null;
        }
        if (OperatingSystem.IsWindows() || !IsOpen(path)) return null;
        if (Foreign(path, ours) is { } foreign) return foreign;
        File.SetUnixFileMode(path, OwnerOnly);
        return null;
    }

    /// <summary>Why a folder that exists can never be ours; null where it can.</summary>
    // Changing the mode of somebody's home or of /tmp because it was named by mistake would do harm.
    public static DataDirectoryResult.Unusable? Foreign(string path, string ours) =>
        !IsOpen(path) || File.Exists(Path.Combine(path, ours)) || !Directory.EnumerateFileSystemEntries(path).Any() ? null : new DataDirectoryResult.Unusable(
            $"The folder {path} holds other files and is open to other users.",
            "Name a new or empty folder; it is created for its owner only.");

    private static bool IsOpen(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Everybody) != 0;

    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerOnly);
    }

    public static FileStreamOptions FileOptions(FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
