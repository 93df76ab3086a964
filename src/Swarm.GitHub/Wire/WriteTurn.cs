namespace Swarm.GitHub;

/// <summary>Somebody's place in the queue of writes.</summary>
internal sealed class WriteTurn(WriteLane lane, long arrival)
{
    private readonly TaskCompletionSource granted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WriteLane Lane => lane;

    public long Arrival => arrival;

    public Task Granted => granted.Task;

    public void Grant() => granted.TrySetResult();

    public void GiveUp(CancellationToken cancellationToken) => granted.TrySetCanceled(cancellationToken);
}
