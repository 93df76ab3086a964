namespace Swarm.Git;

/// <summary>Walks a tree that foreign code wrote, without following a link or opening a file.</summary>
/// <param name="tree">Its root.</param>
internal sealed class TreeWalk(string tree)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>Paths from the root of repositories inside the tree: their <c>.git</c> entries.</summary>
    public List<string> Repositories { get; } = [];

    /// <summary>Paths from the root of FIFOs, sockets and devices.</summary>
    public List<string> Specials { get; } = [];

    /// <exception cref="IOException">A folder's name is no text, or it is too deep to be named.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder is closed to us.</exception>
    public void Run()
    {
        var open = new Stack<DirectoryInfo>([new DirectoryInfo(tree)]);
        while (open.TryPop(out var folder))
            foreach (var entry in folder.EnumerateFileSystemInfos("*", Everything))
                if (Visit(entry) is { } below) open.Push(below);
    }

    private DirectoryInfo? Visit(FileSystemInfo entry)
    {
        var path = Path.GetRelativePath(tree, entry.FullName);
        if (entry.Name == ".git" && !IsMountPoint(entry, path))
        {
            Repositories.Add(path);
            return null;
        }
        // What cannot be named cannot be looked through, and what cannot be looked through is not let through.
        if (entry is DirectoryInfo && entry.Name.Contains('\uFFFD', StringComparison.Ordinal)) throw new IOException($"The folder name '{path}' is not UTF-8.");
        if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint)) return null;
        if (entry is DirectoryInfo folder) return folder;
        if (!EntryKind.IsRegular(entry.FullName)) Specials.Add(path);
        return null;
    }

    // A cell leaves an empty file where it bound the .git file; git passes it over.
    private static bool IsMountPoint(FileSystemInfo entry, string path) =>
        path == ".git" && entry.LinkTarget is null && entry is FileInfo file && EntryKind.IsRegular(file.FullName) && file.Length == 0;
}
