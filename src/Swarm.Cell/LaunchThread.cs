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

    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    /// <exception cref="ObjectDisposedException">The owner is gone.</exception>
    public Task<Process> StartAsync(ProcessStartInfo info)
    {
        var launch = new Launch(info, new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously));
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
            launch.Started.SetResult(Process.Start(launch.Info)!);
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException or IOException or PlatformNotSupportedException or ArgumentException)
        {
            launch.Started.SetException(e);
        }
    }

    private sealed record Launch(ProcessStartInfo Info, TaskCompletionSource<Process> Started);
}
