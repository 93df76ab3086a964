namespace Swarm.EndToEnd.Tests.Stage;

/// <summary>A point at which the model thinks until the test has done something.</summary>
public sealed class Held : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when a session has come here.</summary>
    public Task ReachedAsync(CancellationToken ct) => _reached.Task.WaitAsync(Longest, ct);

    /// <summary>Lets all sessions pass, now and later.</summary>
    public void Release() => _released.TrySetResult();

    /// <summary>Called by the model's words.</summary>
    public T Then<T>(T words)
    {
        _reached.TrySetResult();
        _released.Task.Wait(Longest, CancellationToken.None);
        return words;
    }

    public void Dispose() => Release();
}
