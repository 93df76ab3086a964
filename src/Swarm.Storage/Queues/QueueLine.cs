using Azure;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;

namespace Swarm.Storage.Queues;

/// <summary>
/// The way to the queue. When it breaks that is said once, and it is tried again with growing pauses; used by one loop at a time.
/// </summary>
internal sealed partial class QueueLine(AzureQueueOptions options, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private readonly QueueClient _client = options.Address.Connect();
    private DateTimeOffset _nextTry;
    private TimeSpan _pause = FirstPause;
    private volatile string? _trouble;

    /// <summary>What stands in the way; null while nothing does.</summary>
    public string? Trouble => _trouble;

    /// <summary>Does something with the queue, which is created where it is missing. False: the way is broken, and nothing is known of what was done.</summary>
    public async Task<bool> TryAsync(Func<QueueClient, CancellationToken, Task> use, CancellationToken ct)
    {
        if (_trouble is not null && time.GetUtcNow() < _nextTry) return false;
        try
        {
            await UseAsync(use, ct).ConfigureAwait(false);
            Mended();
            return true;
        }
        catch (Exception e) when (!ct.IsCancellationRequested && QueueFailure.Explain(e) is not null)
        {
            Broken(QueueFailure.Explain(e)!);
            return false;
        }
    }

    private async Task UseAsync(Func<QueueClient, CancellationToken, Task> use, CancellationToken ct)
    {
        try
        {
            await use(_client, ct).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (QueueFailure.IsNoQueue(e))
        {
            // Created only when it is missed, so that an identity without the right to create can use one that is there.
            await _client.CreateIfNotExistsAsync(cancellationToken: ct).ConfigureAwait(false);
            Log.Created(log, options.Address.Uri);
            await use(_client, ct).ConfigureAwait(false);
        }
    }

    private void Mended()
    {
        if (_trouble is not null) Log.Mended(log, options.Address.Uri);
        (_trouble, _pause) = (null, FirstPause);
    }

    private void Broken(string reason)
    {
        var trouble = $"The queue {options.Address.Uri} {reason} Work goes on from the store, a little later.";
        if (trouble != _trouble) Log.Broken(log, trouble);
        _trouble = trouble;
        _nextTry = time.GetUtcNow() + _pause;
        _pause = TimeSpan.FromTicks(Math.Min(_pause.Ticks * 2, options.LongestPause.Ticks));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The queue {Queue} was missing and has been created.")]
        public static partial void Created(ILogger logger, Uri queue);

        [LoggerMessage(LogLevel.Error, "{Trouble}")]
        public static partial void Broken(ILogger logger, string trouble);

        [LoggerMessage(LogLevel.Information, "The queue {Queue} can be used again.")]
        public static partial void Mended(ILogger logger, Uri queue);
    }
}
