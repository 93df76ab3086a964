namespace Swarm.Bot.Hosting;

/// <summary>
/// The node's folder for temporary files: sockets of the gateway, homes of open cells. It bears the node's name, so that what a
/// life left which ended suddenly is found by the next and goes.
/// </summary>
public sealed record NodeScratch(string? Folder)
{
    /// <summary>An empty folder of the node's own, closed to others. Null in it where there cannot be one: then every part makes its own.</summary>
    public static NodeScratch Open(Incarnation node)
    {
        // The end of the id is the random part.
        var folder = Path.Combine(Path.GetTempPath(), "swarm-" + node.Node[^12..]);
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
            else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return new NodeScratch(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new NodeScratch(Folder: null);
        }
    }

    /// <summary>Removes it when the node has stopped.</summary>
    public void Remove()
    {
        try
        {
            if (Folder is not null && Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next start removes it.
        }
    }
}
