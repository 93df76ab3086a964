using System.Text;

namespace Swarm.Bot.Settings;

/// <summary>Reads a file that holds a secret.</summary>
internal static class SecretFile
{
    private const int MostBytes = 64 * 1024;

    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.GroupWrite;

    /// <summary>The file's text, or null after a fault. Mode and text are taken from the same open file.</summary>
    public static string? Read(ServerKey key, string path, ServerFaults faults)
    {
        var shown = Quoting.Plain(path, 200);
        try
        {
            if (Directory.Exists(path)) return Refuse(faults, key, $"'{shown}' is a folder.", "Name the file in it.");
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (IsOpenToOthers(file)) return Refuse(faults, key, $"'{shown}' can be read or changed by other users.", $"Run: chmod 600 '{shown}'");
            if (file.Length > MostBytes) return Refuse(faults, key, $"'{shown}' is longer than {MostBytes} bytes.", "Name the file that holds the key alone.");
            using var reader = new StreamReader(file, Encoding.UTF8);
            return reader.ReadToEnd();
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return Refuse(faults, key, $"There is no file '{shown}'.", "Put the key there, or correct the path.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Refuse(faults, key, $"'{shown}' cannot be read.", "Make it a file that the server's user owns, with mode 600.");
        }
    }

    private static bool IsOpenToOthers(FileStream file) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & Others) != UnixFileMode.None;

    private static string? Refuse(ServerFaults faults, ServerKey key, string reason, string next)
    {
        faults.Add(key, reason, next);
        return null;
    }
}
