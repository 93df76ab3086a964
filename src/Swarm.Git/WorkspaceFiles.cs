using System.Text.Json;

namespace Swarm.Git;

/// <summary>The small files of a workspace.</summary>
internal static class WorkspaceFiles
{
    // Paths are those inside the cell; the identity lets the foreign code commit for itself, nobody reads those commits.
    private const string PrivateConfig =
        $"""
        [core]
        	repositoryformatversion = 0
        	filemode = true
        	bare = false
        	logallrefupdates = true
        	worktree = {Workspace.TreeInCell}
        [user]
        	name = agent
        	email = agent@localhost
        [gc]
        	auto = 0

        """;

    public static string Description(string folder) => Path.Combine(folder, "workspace.json");

    public static void Write(Workspace workspace)
    {
        var git = workspace.PrivateGitDir;
        GitFolder.Write(git, "refs/heads/work", PrivateConfig);
        File.WriteAllText(Path.Combine(git, "refs/heads/work"), workspace.Commit + "\n");
        File.WriteAllText(Path.Combine(git, "objects/info/alternates"), Workspace.ObjectsInCell + "\n");
        File.Copy(workspace.PristineIndex, Path.Combine(git, "index"));
        File.WriteAllText(workspace.DotGitFile, $"gitdir: {Workspace.GitDirInCell}\n");
        File.WriteAllText(Description(workspace.Folder), JsonSerializer.Serialize(workspace, WorkspaceJson.Default.Workspace));
    }

    /// <summary>Notes the commit that the tree was last taken in as.</summary>
    public static void Remember(Workspace workspace, string commit) => GitFolder.Replace(Taken(workspace), commit);

    public static string? Remembered(Workspace workspace) =>
        File.Exists(Taken(workspace)) && File.ReadAllText(Taken(workspace)) is var commit && ObjectId.IsFull(commit) ? commit : null;

    private static string Taken(Workspace workspace) => Path.Combine(workspace.Folder, "taken");
}
