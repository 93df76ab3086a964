namespace Swarm.Git;

/// <summary>Moves what git must not meet out of a workspace's tree; nothing is deleted.</summary>
/// <param name="workspace">The workspace.</param>
internal sealed class SetAside(Workspace workspace)
{
    public void Move(string path)
    {
        Directory.CreateDirectory(workspace.Aside);
        var from = Path.Combine(workspace.Tree, path);
        var to = Path.Combine(workspace.Aside, $"{Guid.NewGuid():n}");
        // A link to a folder counts as a folder here; either way the entry itself is renamed.
        if (File.GetAttributes(from).HasFlag(FileAttributes.Directory)) Directory.Move(from, to);
        else File.Move(from, to);
    }
}
