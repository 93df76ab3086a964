using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Swarm.Benchmarks.Report;

/// <summary>What the numbers were taken on.</summary>
public static class Machine
{
    private const int Writes = 100;
    private const int WriteSize = 4096;

    public static string Name => $"{Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";

    /// <summary>Load average over 1, 5 and 15 minutes.</summary>
    public static string Load => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "unknown";

    /// <summary>Kind of the file system that a folder lies on, e.g. <c>ext4</c>.</summary>
    public static string FileSystem(string folder) =>
        DriveInfo.GetDrives().Where(drive => folder.StartsWith(drive.Name, StringComparison.Ordinal)).MaxBy(drive => drive.Name.Length)?.DriveFormat ?? "unknown";

    /// <summary>Milliseconds of writing 4 KiB to the end of a file and forcing it to the disk, one after another.</summary>
    public static Series Fsync(string folder)
    {
        var path = Path.Combine(folder, "fsync.bin");
        var block = new byte[WriteSize];
        var taken = new List<double>(Writes);
        using (var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write))
        {
            for (var i = 0; i < Writes; i++)
            {
                var started = Stopwatch.GetTimestamp();
                RandomAccess.Write(file, block, (long)i * WriteSize);
                RandomAccess.FlushToDisk(file);
                taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        File.Delete(path);
        return new Series(taken);
    }
}
