using System.Buffers;
using System.IO.Pipelines;
using System.Threading.RateLimiting;

namespace Swarm.Bot.Receiver;

/// <summary>
/// Reads bodies in bounded memory and time. The first 64 KiB of each are free and stay in the server's own buffers until all is
/// there, so that usual webhooks never wait; what is larger waits, unread, for a share of <see cref="Room"/>.
/// </summary>
/// <param name="patience">Longest time from the first byte to the last, the wait for room included.</param>
internal sealed class BodyReader(TimeSpan patience, TimeProvider time) : IDisposable
{
    /// <summary>Bytes of large bodies that are held at once, until they are on disk: two of the largest.</summary>
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

    public async ValueTask<WebhookBody> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > WebhookEndpoint.LargestBody) return WebhookBody.TooLarge;
        // Most bodies are there with their headers, and then there is nothing to be patient about.
        return request.BodyReader.TryRead(out var begun) && IsSmall(request.BodyReader, begun) is { } whole ? whole : await WaitAsync(request, ct);
    }

    public void Dispose() => _room.Dispose();

    private async Task<WebhookBody> WaitAsync(HttpRequest request, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(patience, time);
        try
        {
            return await TakeAsync(request, limit.Token);
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

    private static WebhookBody? IsSmall(PipeReader reader, ReadResult begun)
    {
        if (begun.IsCompleted && begun.Buffer.Length <= Free) return Whole(reader, begun.Buffer);
        reader.AdvanceTo(begun.Buffer.Start, begun.Buffer.Start);
        return null;
    }

    private async Task<WebhookBody> TakeAsync(HttpRequest request, CancellationToken ct)
    {
        while (true)
        {
            var result = await request.BodyReader.ReadAsync(ct);
            if (result.Buffer.Length > Free) return await TakeLargeAsync(request, result.Buffer, ct);
            if (result.IsCompleted) return Whole(request.BodyReader, result.Buffer);
            request.BodyReader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    // The size is counted while reading: a header may lie about it or be absent.
    private async Task<WebhookBody> TakeLargeAsync(HttpRequest request, ReadOnlySequence<byte> begun, CancellationToken ct)
    {
        var reader = request.BodyReader;
        reader.AdvanceTo(begun.Start, begun.Start);
        var share = await _room.AcquireAsync(Share(request), ct);
        try
        {
            if (!share.IsAcquired) return WebhookBody.NoRoom;
            // All at once where the length is announced: room for it is taken, and growing would cost twice of it.
            var body = new MemoryStream((int)(request.ContentLength ?? Free));
            while (true)
            {
                var result = await reader.ReadAsync(ct);
                if (body.Length + result.Buffer.Length > WebhookEndpoint.LargestBody) return WebhookBody.TooLarge;
                foreach (var part in result.Buffer) body.Write(part.Span);
                reader.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted) break;
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

    private static WebhookBody Whole(PipeReader reader, ReadOnlySequence<byte> body)
    {
        var length = (int)body.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        body.CopyTo(rented);
        reader.AdvanceTo(body.End);
        return new WebhookBody(rented, length);
    }

    /// <summary>All of it at once: two half-read bodies must not wait for each other.</summary>
    private static int Share(HttpRequest request) => (int)((request.ContentLength ?? WebhookEndpoint.LargestBody) + Unit - 1) / Unit;
}
