using System.Text.Json;

namespace Swarm.Git;

/// <summary>The places of one repository's mirror on disk.</summary>
/// <param name="root">Holds all of them.</param>
internal sealed class MirrorFolder(string root)
{
    public string Repository { get; } = Path.Combine(root, "mirror.git");

    public string Objects => Path.Combine(Repository, "objects");

    public string Workspaces => Path.Combine(root, "workspaces");

    public string Workspace(string key) => Path.Combine(Workspaces, KeyName.Of(key));

    /// <summary>A new folder for something unfinished; it is moved to its place when it is whole.</summary>
    public string Unfinished() => Directory.CreateDirectory(Free()).FullName;

    /// <summary>A path where nothing is, for a folder to be moved to. What is found there at the next start is removed.</summary>
    public string Free()
    {
        Directory.CreateDirectory(Incoming);
        return New(Incoming);
    }

    /// <summary>A path for a tree that is checked out ahead of time; nothing is there yet. It is removed at the next start.</summary>
    public string Spare() => New(Spares);

    private string Spares => Path.Combine(root, "spares");

    private string Incoming => Path.Combine(root, "incoming");

    /// <summary>
    /// Makes the repository if it is not there, tells it where its remote is now, and clears what an earlier life left unfinished.
    /// Called before anybody else uses this folder.
    /// </summary>
    public void Prepare(Uri remote)
    {
        ClearUnfinished();
        Directory.CreateDirectory(Workspaces);
        if (!Directory.Exists(Repository))
        {
            Create(remote);
            return;
        }

        TornWrites.Clear(Repository);
        PointAt(remote);
    }

    public void PointAt(Uri remote)
    {
        var file = Path.Combine(Repository, "config");
        var config = Config(remote);
        if (!File.Exists(file) || File.ReadAllText(file) != config) GitFolder.Replace(file, config);
    }

    private void Create(Uri remote)
    {
        var fresh = Unfinished();
        // HEAD names a branch that the app may never write, so no commit is ever "the current one" here
        // and no attributes of a repository steer differences or merges.
        GitFolder.Write(fresh, "refs/heads/none", Config(remote));
        Directory.Move(fresh, Repository);
    }

    /// <summary>The keys of the workspaces that hold somebody's work.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync(CancellationToken ct)
    {
        var keys = new List<string>();
        if (!Directory.Exists(Workspaces)) return keys;
        foreach (var description in Directory.EnumerateDirectories(Workspaces).Where(folder => !IsScratch(folder)).Select(WorkspaceFiles.Description).Where(File.Exists))
            keys.Add(JsonSerializer.Deserialize(await File.ReadAllTextAsync(description, ct), WorkspaceJson.Default.Workspace)!.Key);
        return keys;
    }

    private static bool IsScratch(string folder) => Path.GetFileName(folder).StartsWith(KeyName.Of(Mirror.ScratchPrefix), StringComparison.Ordinal);

    private void ClearUnfinished()
    {
        if (Directory.Exists(Workspaces))
            foreach (var scratch in Directory.EnumerateDirectories(Workspaces).Where(IsScratch)) FolderRemoval.Remove(scratch);
        if (Directory.Exists(Incoming)) FolderRemoval.Remove(Incoming);
        if (Directory.Exists(Spares)) FolderRemoval.Remove(Spares);
    }

    private static string New(string place) => Path.Combine(place, Guid.NewGuid().ToString("n"));

    // Fetching writes refs/remotes/origin/* and prunes only there: refs/swarm and refs/heads are ours.
    private static string Config(Uri remote) =>
        $"""
        [core]
        	repositoryformatversion = 0
        	filemode = true
        	bare = true
        [remote "origin"]
        	url = "{remote.AbsoluteUri.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}"
        	fetch = +refs/heads/*:refs/remotes/origin/*
        	tagOpt = --no-tags
        [gc]
        	auto = 0

        """;
}
