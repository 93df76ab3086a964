namespace Swarm.Git;

/// <summary>
/// What a git that was ended in the middle of a write leaves in a repository: locks that would stop every later write for ever,
/// and parts of objects that nobody reads.
/// </summary>
internal static class TornWrites
{
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Removes them. Nobody may be using the repository.</summary>
    public static void Clear(string repository)
    {
        foreach (var file in Directory.EnumerateFiles(repository, "*.lock")) File.Delete(file);
        ClearBelow(Path.Combine(repository, "refs"), "*.lock");
        ClearBelow(Path.Combine(repository, "objects"), "tmp_*");
    }

    private static void ClearBelow(string folder, string pattern)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var file in Directory.EnumerateFiles(folder, pattern, Everywhere))
        {
            // Git makes objects read-only from the start.
            File.SetAttributes(file, FileAttributes.Normal);
            File.Delete(file);
        }
    }
}
