using System.Diagnostics;

namespace Swarm.Cell;

/// <summary>Follows one started process to the end of everything it started.</summary>
internal static class CellWatch
{
    private static readonly TimeSpan PipeGrace = TimeSpan.FromSeconds(5);

    /// <param name="endAll">Ends the process and all its children; called once whatever happens, so nothing outlives the run.</param>
    /// <param name="watchdog">Looks at what the run uses; null where nothing is limited.</param>
    public static async Task<CellExit> FollowAsync(Process process, CellRequest request, Action<Process> endAll, Watchdog? watchdog, TimeProvider time, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        var output = new OutputPump(request.OnOutput);
        var error = new OutputPump(request.OnError);
        Task[] pumps = [output.DrainAsync(process.StandardOutput.BaseStream), error.DrainAsync(process.StandardError.BaseStream)];
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var passed = watchdog?.PassedAsync(process.Id, over.Token);
        CellEnd end;
        try
        {
            process.StandardInput.Close();
            end = await UntilEndAsync(process, passed is null ? pumps : [.. pumps, passed], request.WallTime, time, ct);
        }
        finally
        {
            await over.CancelAsync();
            endAll(process);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        await PipesClosedAsync(Task.WhenAll(pumps));
        var exit = new CellExit(end, end == CellEnd.Exited ? process.ExitCode : null, time.GetElapsedTime(started), output.Tail(), error.Tail(), null);
        return end == CellEnd.OverLimit ? exit with { Passed = await passed! } : exit;
    }

    /// <param name="beside">What is read from the process, and the watch over what it uses: that one alone gives a text, and ends the run.</param>
    private static async Task<CellEnd> UntilEndAsync(Process process, Task[] beside, TimeSpan wallTime, TimeProvider time, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(wallTime, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            var exit = process.WaitForExitAsync(stop.Token);
            List<Task> open = [exit, .. beside];
            while (!exit.IsCompleted)
            {
                var first = await Task.WhenAny(open);
                open.Remove(first);
                // A callback that throws stops the reading; the program must not go on unread.
                await first;
                if (first is Task<string>) return CellEnd.OverLimit;
            }

            await exit;
            return CellEnd.Exited;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ct.IsCancellationRequested ? CellEnd.Cancelled : CellEnd.TimedOut;
        }
    }

    private static async Task PipesClosedAsync(Task drained)
    {
        try
        {
            await drained.WaitAsync(PipeGrace);
        }
        catch (TimeoutException)
        {
            // A process outside our reach holds the pipe; what it prints is nobody's output.
        }
    }
}
