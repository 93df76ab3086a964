using System.Globalization;
using Swarm.Testing;

namespace Swarm.Cell.Tests;

public sealed class EndingTests : IDisposable
{
    private static int _next = Environment.ProcessId % 10_000 * 100;
    private readonly CellBench _bench = new();
    // An argument of sleep that no other process of this machine has.
    private readonly string _mark = (100_000_000 + Interlocked.Increment(ref _next)).ToString(CultureInfo.InvariantCulture);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task An_exit_code_comes_back()
    {
        var exit = await _bench.Cell.RunAsync(_bench.Shell("echo out; echo err >&2; exit 7"), CellBench.Token);
        exit.End.ShouldBe(CellEnd.Exited);
        exit.ExitCode.ShouldBe(7);
        exit.OutputTail.ShouldBe("out\n");
        exit.ErrorTail.ShouldBe("err\n");
        exit.Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task The_wall_clock_ends_grandchildren_that_left_their_session()
    {
        var request = _bench.Shell($"setsid setsid sleep {_mark} & setsid sleep {_mark} & sleep {_mark}") with { WallTime = TimeSpan.FromSeconds(1) };
        var exit = await _bench.Cell.RunAsync(request, CellBench.Token);
        exit.End.ShouldBe(CellEnd.TimedOut);
        exit.ExitCode.ShouldBeNull();
        CellBench.Lives(_mark).ShouldBeFalse();
    }

    [Fact]
    public async Task Cancelling_ends_grandchildren_that_left_their_session()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(CellBench.Token);
        var request = _bench.Shell($"setsid sleep {_mark} & echo started; sleep {_mark}") with { OnOutput = _ => cancel.Cancel() };
        var exit = await _bench.Cell.RunAsync(request, cancel.Token);
        exit.End.ShouldBe(CellEnd.Cancelled);
        CellBench.Lives(_mark).ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_program_leaves_behind_ends_with_it()
    {
        var exit = await _bench.Cell.RunAsync(_bench.Shell($"setsid sleep {_mark} & exit 0"), CellBench.Token);
        exit.Succeeded.ShouldBeTrue();
        await CellBench.UntilAsync(() => !CellBench.Lives(_mark), "the child outlived its cell");
    }

    [Fact]
    public async Task A_cell_is_a_child_of_the_one_thread_that_starts_all()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(CellBench.Token);
        var started = new TaskCompletionSource();
        var request = _bench.Shell($"echo started; sleep {_mark}") with { OnOutput = _ => started.TrySetResult() };
        var run = Task.Run(() => _bench.Cell.RunAsync(request, cancel.Token), CellBench.Token);
        await started.Task.WaitAsync(TimeSpan.FromSeconds(20), CellBench.Token);
        var parents = Directory.EnumerateDirectories("/proc/self/task").Where(HasBubblewrap).Select(task => File.ReadAllText(Path.Combine(task, "comm")).Trim()).ToList();
        await cancel.CancelAsync();
        await run;
        parents.ShouldNotBeEmpty();
        parents.ShouldAllBe(name => name == "cell-launcher");
    }

    [Fact]
    public async Task Disposing_the_cell_ends_what_runs_in_it()
    {
        var started = new TaskCompletionSource();
        var run = _bench.Cell.RunAsync(_bench.Shell($"echo started; sleep {_mark}") with { OnOutput = _ => started.TrySetResult() }, CellBench.Token);
        await started.Task.WaitAsync(TimeSpan.FromSeconds(20), CellBench.Token);
        _bench.Cell.Dispose();
        (await run.WaitAsync(TimeSpan.FromSeconds(20), CellBench.Token)).Succeeded.ShouldBeFalse();
        await CellBench.UntilAsync(() => !CellBench.Lives(_mark), "the program outlived its cell");
    }

    [Fact]
    public async Task A_cancelled_request_starts_nothing()
    {
        var exit = await _bench.Cell.RunAsync(_bench.Request("touch", "made"), new CancellationToken(canceled: true));
        exit.End.ShouldBe(CellEnd.Cancelled);
        Directory.EnumerateFileSystemEntries(_bench.Work).ShouldBeEmpty();
    }

    private static bool HasBubblewrap(string task)
    {
        var children = Path.Combine(task, "children");
        Real.Component(File.Exists(children), "a kernel with /proc/*/task/*/children", "CONFIG_PROC_CHILDREN");
        return File.ReadAllText(children).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Any(child => File.Exists($"/proc/{child}/comm") && File.ReadAllText($"/proc/{child}/comm").Trim() == "bwrap");
    }
}
