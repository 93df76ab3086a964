using System.Diagnostics;
using System.Globalization;

namespace Swarm.Cell;

/// <summary>
/// Looks twice a second at what a cell's processes use, and less often at what its folders hold, since that takes longer. What is used
/// between two looks is the overshoot.
/// </summary>
/// <param name="folders">What the cell can write of the host.</param>
internal sealed class Watchdog(CellLimits limits, TimeSpan wallTime, IReadOnlyList<string> folders, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    /// <summary>Of the time, so much at most goes into measuring folders.</summary>
    private const int ShareOfTime = 20;

    /// <summary>A folder that changes under the look may be unreadable once.</summary>
    private const int MostUnread = 3;

    /// <returns>What was passed, as a sentence.</returns>
    /// <exception cref="OperationCanceledException">The run ended first.</exception>
    public async Task<string> PassedAsync(int root, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        Task<string>[] looks = [UsedAsync(root, stop.Token), GrownAsync(stop.Token)];
        var first = await Task.WhenAny(looks);
        await stop.CancelAsync();
        return await first;
    }

    private async Task<string> UsedAsync(int root, CancellationToken ct)
    {
        while (true)
        {
            await Task.Delay(Look, time, ct);
            if (Passed(CellUsage.Below(root)) is { } passed) return passed;
        }
    }

    private string? Passed(CellUsage usage)
    {
        if (usage.Processes > limits.Processes) return Sentence($"it had {usage.Processes} processes, and {limits.Processes} is the limit");
        if (usage.Memory > limits.Memory) return Sentence($"it used {Size(usage.Memory)} of memory, and {Size(limits.Memory)} is the limit");
        var processor = wallTime * limits.Processors;
        return usage.Processor > processor ? Sentence($"it used {usage.Processor.TotalMinutes:0.#} min of processor time, and {processor.TotalMinutes:0.#} min is the limit") : null;
    }

    private async Task<string> GrownAsync(CancellationToken ct)
    {
        await Task.Yield();
        var (before, unread) = (FolderSize.Of(folders, ct) ?? 0, 0);
        while (true)
        {
            var begun = Stopwatch.GetTimestamp();
            var size = FolderSize.Of(folders, ct);
            unread = size is null ? unread + 1 : 0;
            if (unread == MostUnread) return "its folders could not be measured: they are deeper than a path may be long, or change too fast";
            if (size - before is { } grown && grown > limits.Disk) return Sentence($"its folders grew by {Size(grown)}, and {Size(limits.Disk)} is the limit");
            var rest = Stopwatch.GetElapsedTime(begun) * ShareOfTime;
            await Task.Delay(rest > Look ? rest : Look, time, ct);
        }
    }

    private static string Size(long bytes) => Sentence($"{bytes / (double)(1L << 30):0.##} GiB");

    private static string Sentence(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
