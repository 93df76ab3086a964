using System.Threading.Channels;

namespace Swarm.Git;

/// <summary>
/// Does one thing after the other while nobody waits. What fails is dropped: it must leave behind only what the next start sweeps.
/// </summary>
internal sealed class Backstage : IAsyncDisposable
{
    private readonly Channel<Func<CancellationToken, Task>> _work = Channel.CreateUnbounded<Func<CancellationToken, Task>>(new() { SingleReader = true });
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _running;

    public Backstage() => _running = Task.Run(RunAsync);

    /// <summary>False when this has been disposed; the work is then not done.</summary>
    public bool Post(Func<CancellationToken, Task> work) => _work.Writer.TryWrite(work);

    /// <summary>Ends when all that was posted until now has run.</summary>
    public Task QuietAsync()
    {
        var quiet = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return Post(_ => Task.Run(quiet.SetResult, CancellationToken.None)) ? quiet.Task : _running;
    }

    /// <summary>Tells the work of the end and waits until all that was posted has run.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_work.Writer.TryComplete()) return;
        await _ending.CancelAsync();
        await _running;
        _ending.Dispose();
    }

    private async Task RunAsync()
    {
        await foreach (var work in _work.Reader.ReadAllAsync()) await TryAsync(work);
    }

    private async Task TryAsync(Func<CancellationToken, Task> work)
    {
        try
        {
            await work(_ending.Token);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or GitException or OperationCanceledException)
        {
            // The next start sweeps what is left.
        }
    }
}
