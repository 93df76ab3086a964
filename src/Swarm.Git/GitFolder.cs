namespace Swarm.Git;

/// <summary>Writes the few files that make a folder a repository. No process and no template, so no hook of the machine gets in.</summary>
internal static class GitFolder
{
    public static void Write(string folder, string head, string config)
    {
        foreach (var part in (string[])["objects/info", "objects/pack", "refs/heads", "info"])
            Directory.CreateDirectory(Path.Combine(folder, part));
        File.WriteAllText(Path.Combine(folder, "HEAD"), $"ref: {head}\n");
        File.WriteAllText(Path.Combine(folder, "config"), config);
    }

    /// <summary>Puts the file in place whole or not at all.</summary>
    public static void Replace(string file, string text)
    {
        var fresh = file + ".new";
        File.WriteAllText(fresh, text);
        File.Move(fresh, file, overwrite: true);
    }
}
