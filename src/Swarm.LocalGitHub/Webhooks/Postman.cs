using System.Threading.Channels;
using Swarm.LocalGitHub.Faults;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Webhooks;

/// <summary>Hands deliveries over one after the other, in order, each tried once, except where the fault plan wants it otherwise.</summary>
internal sealed class Postman : IAsyncDisposable
{
    /// <summary>How long a delivery waits to be overtaken.</summary>
    private static readonly TimeSpan Overtaking = TimeSpan.FromSeconds(1);

    private readonly Channel<Delivery> _queue = Channel.CreateUnbounded<Delivery>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _stop = new();
    private readonly Courier _courier = new();
    private readonly Queue<Delivery> _overtaken = new();
    private readonly List<Task> _late = [];
    private readonly World _world;
    private readonly FaultDesk _faults;
    private readonly TimeProvider _time;
    private readonly Task _loop;

    public Postman(World world, FaultDesk faults, TimeProvider time)
    {
        (_world, _faults, _time) = (world, faults, time);
        _loop = Task.Run(DeliverAllAsync);
    }

    /// <summary>Logs and queues a delivery. Called under the world's gate.</summary>
    public void Take(Delivery delivery)
    {
        _world.Deliveries.Add(delivery);
        if (!_queue.Writer.TryWrite(delivery)) delivery.Finish(0, "server stopped", 0);
    }

    /// <summary>Queues the same event once more, as a delivery of its own. Called under the world's gate.</summary>
    public void TakeAgain(Delivery delivery) => Take(new Delivery
    {
        Id = _world.NextId(),
        Guid = delivery.Guid,
        App = delivery.App,
        InstallationId = delivery.InstallationId,
        RepositoryId = delivery.RepositoryId,
        Event = delivery.Event,
        Action = delivery.Action,
        Payload = delivery.Payload,
        CreatedAt = _world.Now,
        Redelivery = true,
    });

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _stop.CancelAsync();
        await _loop;
        await Task.WhenAll(_late);
        _courier.Dispose();
        _stop.Dispose();
    }

    private async Task DeliverAllAsync()
    {
        while (await ComesAsync())
        {
            while (_queue.Reader.TryRead(out var delivery)) await DealAsync(delivery);
        }

        await LetOvertakenGoAsync();
    }

    /// <returns>False when nothing will ever come again.</returns>
    private async Task<bool> ComesAsync()
    {
        if (_overtaken.Count == 0) return await _queue.Reader.WaitToReadAsync();
        using var limit = new CancellationTokenSource(Overtaking, _time);
        try
        {
            return await _queue.Reader.WaitToReadAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            await LetOvertakenGoAsync();
            return true;
        }
    }

    private async Task DealAsync(Delivery delivery)
    {
        switch (_faults.Draw(delivery))
        {
            case WebhookFault.Lost:
                delivery.Finish(Courier.Unreached.Code, Courier.Unreached.Status, 0);
                return;
            case WebhookFault.Delayed delayed:
                _late.Add(HandOverLateAsync(delivery, delayed.By));
                return;
            case WebhookFault.Overtaken:
                _overtaken.Enqueue(delivery);
                return;
            case WebhookFault.Doubled:
                await _courier.TryAsync(delivery, _stop.Token);
                break;
        }

        await HandOverAsync(delivery);
        await LetOvertakenGoAsync();
    }

    private async Task LetOvertakenGoAsync()
    {
        while (_overtaken.TryDequeue(out var delivery)) await HandOverAsync(delivery);
    }

    private async Task HandOverLateAsync(Delivery delivery, TimeSpan by)
    {
        // A wait that the server's end cuts short needs no other path: the courier says so.
        await Task.Delay(by, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await HandOverAsync(delivery);
    }

    private async Task HandOverAsync(Delivery delivery)
    {
        var started = _time.GetTimestamp();
        var (code, status) = await _courier.TryAsync(delivery, _stop.Token);
        delivery.Finish(code, status, _time.GetElapsedTime(started).TotalSeconds);
    }
}
