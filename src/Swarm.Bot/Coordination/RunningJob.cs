namespace Swarm.Bot.Coordination;

/// <summary>One run of a job in this process.</summary>
public sealed class RunningJob(string track, CancellationTokenSource cancel)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Track => track;

    /// <summary>Completes when nothing of the run goes on.</summary>
    public Task Ended => _ended.Task;

    public void Cancel()
    {
        try
        {
            cancel.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended between the look and the call.
        }
    }

    public void End() => _ended.TrySetResult();
}
