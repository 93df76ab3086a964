namespace Swarm.Git.Tests;

/// <summary>All that can be seen of a work tree and its index, but for times and the numbers of files.</summary>
internal static class TreePicture
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, RecurseSubdirectories = false };

    public static async Task<IReadOnlyList<string>> OfAsync(World world, Workspace w, CancellationToken ct)
    {
        var index = new GitCall("ls-files") { GitDir = world.RemoteFolder, IndexFile = w.PristineIndex };
        var stages = await new GitExecutable().DemandAsync(index with { Arguments = ["ls-files", "--stage"] }, ct);
        // Compares the times and sizes that the index noted with those of the files.
        var clean = await new GitExecutable().DemandAsync(index with { Arguments = ["diff-files"], WorkTree = w.Tree }, ct);
        return [.. Entries(new DirectoryInfo(w.Tree), w.Tree).Order(StringComparer.Ordinal), stages.Text, $"differs: {clean.Text}"];
    }

    private static IEnumerable<string> Entries(DirectoryInfo folder, string root) => folder.EnumerateFileSystemInfos("*", Everything).SelectMany(entry =>
    {
        var line = $"{Path.GetRelativePath(root, entry.FullName)} {(OperatingSystem.IsWindows() ? "" : entry.UnixFileMode)}";
        if (entry.LinkTarget is { } target) return [$"{line} -> {target}"];
        return entry is DirectoryInfo inner ? [line, .. Entries(inner, root)] : (string[])[$"{line} {Convert.ToHexString(File.ReadAllBytes(entry.FullName))}"];
    });
}
