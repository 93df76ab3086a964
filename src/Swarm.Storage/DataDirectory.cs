using System.Diagnostics;

namespace Swarm.Storage;

/// <summary>The folder that holds everything one <c>serve</c> remembers. Only one process has it open: a lock file says which.</summary>
public sealed class DataDirectory : IDisposable
{
    // The lock file stays empty: a locked file cannot be read through .NET, so the owner's text lies beside it.
    private const string LockName = "serve.lock";
    private const string OwnerName = "serve.owner";

    internal const string DatabaseName = "swarm.db";

    /// <summary>What a file that another process has locked gives; a disk that may not be written gives another number.</summary>
    private const int LockedOnLinux = 11, LockedOnMac = 35, LockedOnWindows = unchecked((int)0x80070020);

    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream @lock) => (Path, _lock) = (path, @lock);

    /// <summary>Full path of the folder.</summary>
    public string Path { get; }

    /// <summary>The database file.</summary>
    public string DatabaseFile => System.IO.Path.Combine(Path, DatabaseName);

    /// <summary>The folder of the segment files with webhook bodies.</summary>
    public string DeliveriesFolder => System.IO.Path.Combine(Path, "deliveries");

    /// <summary>Creates the folder where it is missing (readable by its owner only) and takes its lock.</summary>
    public static DataDirectoryResult Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            if (PrivateFolder.Prepare(full, LockName) is { } unusable) return unusable;
            return Lock(full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unusable(full, e);
        }
    }

    /// <summary>
    /// Why <see cref="Open"/> would find the folder unusable; null where it would not. Takes no lock, so that it may be asked beside
    /// a running server, and leaves nothing behind. Where the folder is missing, the nearest one above it is tried.
    /// </summary>
    public static DataDirectoryResult.Unusable? Examine(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            if (Directory.Exists(full) && PrivateFolder.Foreign(full, LockName) is { } foreign) return foreign;
            var existing = full;
            while (!System.IO.Path.Exists(existing) && System.IO.Path.GetDirectoryName(existing) is { } above) existing = above;
            var trial = System.IO.Path.Combine(existing, $".swarm-trial-{Environment.ProcessId}");
            using var file = new FileStream(trial, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose });
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unusable(full, e);
        }
    }

    /// <summary>Gives the folder up; whoever opens it next finds it free.</summary>
    public void Dispose() => _lock.Dispose();

    private static DataDirectoryResult.Unusable Unusable(string path, Exception reason) => new(
        $"The data directory {path} cannot be used: {reason.Message}",
        "Name a folder that the service's user can create or write.");

    private static DataDirectoryResult Lock(string path)
    {
        var file = System.IO.Path.Combine(path, LockName);
        try
        {
            var stream = new FileStream(file, PrivateFolder.FileOptions(FileMode.OpenOrCreate, FileShare.None));
            WriteOwner(path);
            return new DataDirectoryResult.Opened(new DataDirectory(path, stream));
        }
        catch (IOException e) when (e.HResult is LockedOnLinux or LockedOnMac or LockedOnWindows)
        {
            return InUse(path);
        }
    }

    private static void WriteOwner(string path)
    {
        using var self = Process.GetCurrentProcess();
        using var stream = new FileStream(System.IO.Path.Combine(path, OwnerName), PrivateFolder.FileOptions(FileMode.Create, FileShare.Read));
        using var writer = new StreamWriter(stream);
        writer.Write($"process {self.Id} on {Environment.MachineName}, started {self.StartTime.ToUniversalTime():yyyy-MM-dd HH:mm:ss} UTC");
    }

    private static DataDirectoryResult.InUse InUse(string path)
    {
        var owner = ReadOwner(path);
        return new DataDirectoryResult.InUse(
            owner,
            $"The data directory {path} is in use by {owner}.",
            "Stop that process, or name another data directory.");
    }

    private static string ReadOwner(string path)
    {
        try
        {
            return File.ReadAllText(System.IO.Path.Combine(path, OwnerName));
        }
        catch (IOException)
        {
            // Between taking the lock and writing its name the owner is real but unknown.
            return "another process";
        }
    }
}
