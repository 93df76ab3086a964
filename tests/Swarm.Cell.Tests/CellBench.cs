using System.Diagnostics;
using Swarm.Testing;

namespace Swarm.Cell.Tests;

/// <summary>A real confined cell and the folders of one run.</summary>
internal sealed class CellBench : IDisposable
{
    public CellBench()
    {
        Real.Executable("bwrap", "apt install bubblewrap");
        Cell = new BubblewrapCell(TimeProvider.System);
        Work = Directory.CreateDirectory(Folder["work"]).FullName;
    }

    public TemporaryFolder Folder { get; } = new();

    public BubblewrapCell Cell { get; }

    public string Work { get; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public CellRequest Request(params string[] command) => new() { Command = _ => command, WorkFolder = Work, WallTime = TimeSpan.FromSeconds(60) };

    public CellRequest Shell(string script) => Request("sh", "-c", script);

    public async Task<string> OutputAsync(CellRequest request)
    {
        var exit = await Cell.RunAsync(request, Token);
        exit.Succeeded.ShouldBeTrue($"{exit.End} {exit.ExitCode} {exit.Refusal} {exit.ErrorTail}");
        return exit.OutputTail;
    }

    /// <summary>True while some process of this machine has the word as one of its arguments.</summary>
    public static bool Lives(string argument) => Directory.EnumerateDirectories("/proc")
        .Where(folder => int.TryParse(Path.GetFileName(folder), out _))
        .Any(folder => Arguments(folder).Contains(argument));

    public static async Task UntilAsync(Func<bool> fact, string what)
    {
        var started = Stopwatch.GetTimestamp();
        while (!fact())
        {
            Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(20), what);
            await Task.Yield();
        }
    }

    public void Dispose()
    {
        Cell.Dispose();
        Folder.Dispose();
    }

    private static string[] Arguments(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Split('\0');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
