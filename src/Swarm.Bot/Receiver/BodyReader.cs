using System.Threading.RateLimiting;

namespace Swarm.Bot.Receiver;

/// <summary>
/// Reads bodies in bounded memory and time. The first 64 KiB of each are free, so that usual webhooks never wait; what is larger
/// waits, unread, for a share of <see cref="Room"/>.
/// </summary>
/// <param name="patience">Longest time from the first byte to the last, the wait for room included.</param>
internal sealed class BodyReader(TimeSpan patience, TimeProvider time) : IDisposable
{
    /// <summary>
    /// Bytes of large bodies that are read at once: two of the largest. On the way a body costs a multiple of its size (its growing
    /// buffer and the record that is written).
    /// </summary>
    public const int Room = 2 * WebhookEndpoint.LargestBody;

    private const int Free = 64 * 1024;
    private const int Unit = 1024;
    private const int MostWaiting = 128;

    private readonly ConcurrencyLimiter _room = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = Room / Unit,
        QueueLimit = MostWaiting * (WebhookEndpoint.LargestBody / Unit),
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public async Task<WebhookBody> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > WebhookEndpoint.LargestBody) return WebhookBody.TooLarge;
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await TakeAsync(request, either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return WebhookBody.TooSlow;
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => WebhookBody.TooLarge,
                StatusCodes.Status408RequestTimeout => WebhookBody.TooSlow,
                _ => WebhookBody.Broken,
            };
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The sender left; nobody reads the answer.
            return WebhookBody.Broken;
        }
    }

    public void Dispose() => _room.Dispose();

    // The size is counted while reading: a header may lie about it or be absent.
    private async Task<WebhookBody> TakeAsync(HttpRequest request, CancellationToken ct)
    {
        // Grows with what arrives: a length that is only announced must cost nothing.
        var body = new MemoryStream(16 * 1024);
        var buffer = new byte[16 * 1024];
        RateLimitLease? share = null;
        try
        {
            while (await request.Body.ReadAsync(buffer, ct) is > 0 and var read)
            {
                if (body.Length + read > WebhookEndpoint.LargestBody) return WebhookBody.TooLarge;
                if (body.Length + read > Free && share is null)
                {
                    share = await _room.AcquireAsync(Share(request), ct);
                    if (!share.IsAcquired) return WebhookBody.NoRoom;
                }

                body.Write(buffer, 0, read);
            }

            var whole = new WebhookBody(body.GetBuffer().AsMemory(0, (int)body.Length), share);
            share = null;
            return whole;
        }
        finally
        {
            share?.Dispose();
        }
    }

    /// <summary>All of it at once: two half-read bodies must not wait for each other.</summary>
    private static int Share(HttpRequest request) => (int)((request.ContentLength ?? WebhookEndpoint.LargestBody) + Unit - 1) / Unit;
}
