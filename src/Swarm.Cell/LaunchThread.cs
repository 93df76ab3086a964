using System.Collections.Concurrent;
using System.Diagnostics;

namespace Swarm.Cell;

/// <summary>
/// Starts every process from one thread that lives as long as its owner. "Die with parent" follows the starting
/// thread, not the process: a cell started from the thread pool is killed when that pool thread retires.
/// </summary>
internal sealed class LaunchThread : IDisposable
{
    public const string Name = "cell-launcher";

    private readonly BlockingCollection<Launch> _queue = [];
    private readonly Thread _thread;

    public LaunchThread()
    {
        _thread = new Thread(Work) { IsBackground = true, Name = Name };
        _thread.Start();
    }

    /// <param name="program">What to start, from the descriptor by which it reads <paramref name="inherited"/>.</param>
    /// <param name="inherited">A file that is opened for the program; it must hold nothing secret.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started, or the file not be opened.</exception>
    /// <exception cref="ObjectDisposedException">The owner is gone.</exception>
    public Task<Process> StartAsync(Func<int, ProcessStartInfo> program, string inherited)
    {
        var launch = new Launch(program, inherited, new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            _queue.Add(launch);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(LaunchThread));
        }

        return launch.Started.Task;
    }

    /// <summary>Ends the thread and with it every cell that still runs.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
    }

    private void Work()
    {
        foreach (var launch in _queue.GetConsumingEnumerable()) Start(launch);
    }

    private static void Start(Launch launch)
    {
        try
        {
            using var file = InheritedFile.Open(launch.Inherited);
            launch.Started.SetResult(Process.Start(launch.Program(file.Number))!);
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException or IOException or PlatformNotSupportedException or ArgumentException)
        {
            launch.Started.SetException(e);
        }
    }

    private sealed record Launch(Func<int, ProcessStartInfo> Program, string Inherited, TaskCompletionSource<Process> Started);
}
