namespace Swarm.Git;

/// <summary>
/// Removes a folder that foreign code wrote: links are removed, never followed, folders made read-only are opened first, and folders deeper
/// than a path may be long are brought up first.
/// </summary>
internal static class FolderRemoval
{
    /// <summary>Half of what a path may be long: what lies below can be named, and so moved.</summary>
    private const int LongPath = 2000;

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    public static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        // The platform says the last of them where an entry's path does not fit its buffer.
        catch (Exception e) when (e is UnauthorizedAccessException or PathTooLongException or ArgumentException)
        {
            Open(folder);
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Opens every folder, and brings those that lie deep to the top, where they are opened in their turn.</summary>
    private static void Open(string root)
    {
        var open = new Stack<string>([root]);
        while (open.TryPop(out var folder))
        {
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            foreach (var child in new DirectoryInfo(folder).EnumerateDirectories("*", Everything).Where(each => each.LinkTarget is null))
                open.Push(child.FullName.Length > LongPath + root.Length ? Raise(child.FullName, Path.Combine(root, $"raised-{Guid.NewGuid():N}")) : child.FullName);
        }
    }

    private static string Raise(string folder, string to)
    {
        // A closed folder cannot be moved to another parent: its own entry for that would have to change.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.Move(folder, to);
        return to;
    }
}
