using System.Text;

namespace Swarm.Agents;

/// <summary>
/// The folder that a run shares with its agent. The agent may have left anything in it, so nothing in it is followed or
/// trusted: only a regular file of bounded size is a report.
/// </summary>
internal sealed class Exchange(string folder)
{
    public const string BriefName = "brief.md";
    public const string ReportName = "report.md";
    public const string SessionName = "session";
    private const int LargestReport = 1 << 20;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public void Open(string brief, bool keepSession)
    {
        Directory.CreateDirectory(folder);
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().ToList())
        {
            if (keepSession && entry.Name == SessionName && IsOwnFolder(entry)) continue;
            Remove(entry);
        }

        Directory.CreateDirectory(Path.Combine(folder, SessionName));
        using var file = new FileStream(Path.Combine(folder, BriefName), FileMode.CreateNew);
        file.Write(Encoding.UTF8.GetBytes(brief));
    }

    public ReportReading ReadReport()
    {
        var file = new FileInfo(Path.Combine(folder, ReportName));
        if (file.LinkTarget is not null) return Bad("report.md is a link.");
        if (!file.Exists) return Bad("report.md is missing.");
        try
        {
            return Read(file.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return Bad("report.md is not a readable file.");
        }
        catch (DecoderFallbackException)
        {
            return Bad("report.md is not text.");
        }
    }

    private static ReportReading Read(string path)
    {
        // Opened for writing too: that does not wait on a pipe, which a plain reader would do for ever.
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        if (!file.CanSeek) return Bad("report.md is not a regular file.");
        if (file.Length > LargestReport) return Bad("report.md is larger than 1 MiB.");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var text = StrictUtf8.GetString(bytes);
        if (text.Contains('\0')) return Bad("report.md is not text.");
        return string.IsNullOrWhiteSpace(text) ? Bad("report.md is empty.") : new ReportReading(text, null);
    }

    private static bool IsOwnFolder(FileSystemInfo entry) => entry is DirectoryInfo && entry.LinkTarget is null;

    private static void Remove(FileSystemInfo entry)
    {
        if (IsOwnFolder(entry)) ((DirectoryInfo)entry).Delete(recursive: true);
        else entry.Delete();
    }

    private static ReportReading Bad(string fault) => new(null, fault);
}
