using System.Text;

namespace Swarm.Bot.Setup;

/// <summary>Folders and files that their owner alone may read, from the first byte on, whatever the umask.</summary>
internal static class SecretFiles
{
    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, FolderMode);
        Close(path);
    }

    /// <summary>Closes a folder to others. Only its owner can, so this also refuses a folder of somebody else.</summary>
    /// <exception cref="UnauthorizedAccessException">It belongs to another user.</exception>
    public static void Close(string path)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, FolderMode);
    }

    /// <summary>Writes a file that must not exist, and waits until it is on disk.</summary>
    public static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = System.IO.FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = FileMode;
        using var file = new FileStream(path, options);
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush(flushToDisk: true);
    }

    /// <summary>Replaces a file in one step.</summary>
    public static void Replace(string path, string text)
    {
        var draft = path + ".new";
        File.Delete(draft);
        Write(draft, text);
        File.Move(draft, path, overwrite: true);
    }
}
