using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace Swarm.Storage.Queues;

/// <summary>
/// The messages that this process has taken. Each follows its job's row: hidden while the job runs, deleted once the row is closed,
/// given back where the job waits. A receipt that no longer counts is dropped: another message or the sweeper tells of the job.
/// </summary>
internal sealed partial class HeldMessages(QueueLine line, TrackStore store, TimeSpan visibility, TimeProvider time, ILogger log)
{
    /// <summary>A text that is not ours may be somebody else's: it is hidden for so long, not deleted.</summary>
    private static readonly TimeSpan Aside = TimeSpan.FromDays(1);

    private readonly Dictionary<string, HeldMessage> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<long, DateTimeOffset> _onTheWay = [];

    private DateTimeOffset Now => time.GetUtcNow();

    /// <summary>True where a message of the job is held here or must soon come: another would tell nothing new.</summary>
    public bool Knows(long jobId) =>
        _held.Values.Any(message => message.JobId == jobId) || _onTheWay.TryGetValue(jobId, out var until) && until > Now;

    /// <summary>A message of the job was sent, or comes back after <paramref name="pause"/>. Silence for longer means that it was lost.</summary>
    public void Expect(long jobId, TimeSpan pause) => _onTheWay[jobId] = Now + pause + visibility;

    /// <summary>Takes a message in. Gives its job where that can be claimed now.</summary>
    public async Task<long?> TakeAsync(QueueMessage message, CancellationToken ct)
    {
        if (JobMessage.Read(message.Body) is not { } id)
        {
            await SetAsideAsync(message, ct).ConfigureAwait(false);
            return null;
        }

        _onTheWay.Remove(id);
        var held = new HeldMessage(message.MessageId, message.PopReceipt, id, NextRenewal());
        if (await PauseAsync(id, ct).ConfigureAwait(false) is not { } pause) return await DropAsync(held, ct).ConfigureAwait(false);
        if (pause > TimeSpan.Zero) return await GiveBackAsync(held, pause, ct).ConfigureAwait(false);
        _held[held.Id] = held;
        return id;
    }

    /// <summary>The job no longer runs here.</summary>
    public async Task EndedAsync(long jobId, CancellationToken ct)
    {
        foreach (var message in _held.Values.Where(message => message.JobId == jobId).ToList()) await SettleAsync(message, ct).ConfigureAwait(false);
    }

    /// <summary>Nothing runs here any more: everything that is held is deleted or given back.</summary>
    public async Task SettleAllAsync(CancellationToken ct)
    {
        foreach (var message in _held.Values.ToList()) await SettleAsync(message, ct).ConfigureAwait(false);
    }

    /// <summary>Keeps hidden what runs. A job that could run and does not, for want of a slot, is not renewed: its message comes back by itself.</summary>
    public async Task RenewAsync(CancellationToken ct)
    {
        foreach (var known in _onTheWay.Where(known => known.Value <= Now).ToList()) _onTheWay.Remove(known.Key);
        foreach (var message in _held.Values.Where(message => message.RenewAt <= Now).ToList())
        {
            var row = await store.JobAsync(message.JobId, ct).ConfigureAwait(false);
            if (row is { State: JobState.Leased }) await HideAsync(message, visibility, ct).ConfigureAwait(false);
            else if (row is { State: JobState.Ready } && row.NotBefore <= Now) LetCome(message);
            else await SettleAsync(message, ct).ConfigureAwait(false);
        }
    }

    private DateTimeOffset NextRenewal() => Now + visibility / 3;

    /// <summary>How long the job has to wait; null where it is closed, parked or unknown, so that nobody needs its message.</summary>
    private async Task<TimeSpan?> PauseAsync(long jobId, CancellationToken ct) => await store.JobAsync(jobId, ct).ConfigureAwait(false) switch
    {
        { State: JobState.Ready } row when row.NotBefore > Now => row.NotBefore - Now,
        { State: JobState.Ready or JobState.Leased } => TimeSpan.Zero,
        _ => null,
    };

    private async Task SettleAsync(HeldMessage message, CancellationToken ct)
    {
        if (await PauseAsync(message.JobId, ct).ConfigureAwait(false) is { } pause) await GiveBackAsync(message, pause, ct).ConfigureAwait(false);
        else await DropAsync(message, ct).ConfigureAwait(false);
    }

    private void LetCome(HeldMessage message)
    {
        _held.Remove(message.Id);
        Expect(message.JobId, visibility);
    }

    private async Task<long?> DropAsync(HeldMessage message, CancellationToken ct)
    {
        _held.Remove(message.Id);
        await line.TryAsync((queue, stop) => WithReceiptAsync(() => queue.DeleteMessageAsync(message.Id, message.Receipt, stop)), ct).ConfigureAwait(false);
        return null;
    }

    private async Task<long?> GiveBackAsync(HeldMessage message, TimeSpan pause, CancellationToken ct)
    {
        _held.Remove(message.Id);
        if (await line.TryAsync((queue, stop) => WithReceiptAsync(() => ShowAfterAsync(queue, message.Id, message.Receipt, pause, stop)), ct).ConfigureAwait(false))
            Expect(message.JobId, pause);
        return null;
    }

    // While the queue cannot be reached the message stays in the list, so that it is renewed as soon as it can be.
    private Task HideAsync(HeldMessage message, TimeSpan pause, CancellationToken ct) =>
        line.TryAsync(
            async (queue, stop) =>
            {
                var renewed = await WithReceiptAsync(() => ShowAfterAsync(queue, message.Id, message.Receipt, pause, stop)).ConfigureAwait(false);
                if (renewed is null) _held.Remove(message.Id);
                else _held[message.Id] = message with { Receipt = renewed.Value.PopReceipt, RenewAt = NextRenewal() };
            },
            ct);

    private async Task SetAsideAsync(QueueMessage message, CancellationToken ct)
    {
        Log.NotOurs(log, message.MessageId, message.Body.ToMemory().Length);
        await line.TryAsync((queue, stop) => WithReceiptAsync(() => ShowAfterAsync(queue, message.MessageId, message.PopReceipt, Aside, stop)), ct).ConfigureAwait(false);
    }

    // Without a text the update keeps the one that is there. Azure counts in whole seconds.
    private static Task<Response<UpdateReceipt>> ShowAfterAsync(QueueClient queue, string id, string receipt, TimeSpan pause, CancellationToken ct) =>
        queue.UpdateMessageAsync(id, receipt, (string?)null, TimeSpan.FromSeconds(Math.Ceiling(pause.TotalSeconds)), ct);

    /// <summary>Null where the receipt no longer counts.</summary>
    private static async Task<T?> WithReceiptAsync<T>(Func<Task<T>> use)
        where T : class
    {
        try
        {
            return await use().ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (QueueFailure.IsGone(e))
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The queue holds a message that this server did not write ({Message}, {Bytes} bytes); it is hidden for a day and left as it is. Give the server a queue of its own with Swarm__Queue__Name, and remove what does not belong there.")]
        public static partial void NotOurs(ILogger logger, string message, int bytes);
    }
}
