using System.Threading.Channels;

namespace Swarm.Bot.Coordination;

/// <summary>Says that a delivery was stored. Ringing twice before somebody looks is ringing once.</summary>
public sealed class DeliveryBell
{
    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private long _count;

    /// <summary>How often it was rung.</summary>
    public long Count => Interlocked.Read(ref _count);

    public void Ring()
    {
        Interlocked.Increment(ref _count);
        _rung.Writer.TryWrite(true);
    }

    public async Task WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            await _rung.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Nobody rang: look all the same.
        }
    }
}
