using System.Buffers;

namespace Swarm.Bot.Receiver;

/// <summary>A webhook's body as it came, or why there is none. While it lives it holds its share of the receiver's memory.</summary>
internal sealed class WebhookBody : IDisposable
{
    private readonly byte[]? _rented;
    private readonly IDisposable? _share;

    private WebhookBody(int status, string reason) => (Status, Reason) = (status, reason);

    /// <param name="rented">From the shared pool; given back at the end.</param>
    public WebhookBody(byte[] rented, int length) => (_rented, Bytes) = (rented, rented.AsMemory(0, length));

    /// <param name="share">Of the receiver's memory; released at the end.</param>
    public WebhookBody(ReadOnlyMemory<byte> bytes, IDisposable share) => (Bytes, _share) = (bytes, share);

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>What is answered where the body was not taken; 0 where it was.</summary>
    public int Status { get; }

    public string Reason { get; } = "";

    public static WebhookBody TooLarge { get; } = new(StatusCodes.Status413PayloadTooLarge, "The payload is larger than 25 MB.");

    public static WebhookBody TooSlow { get; } = new(StatusCodes.Status408RequestTimeout, "The payload did not arrive in time. Send it again.");

    public static WebhookBody Broken { get; } = new(StatusCodes.Status400BadRequest, "The payload broke off or is not framed as HTTP asks.");

    public static WebhookBody NoRoom { get; } = new(StatusCodes.Status503ServiceUnavailable, "Too many large payloads are under way. Redeliver it later.");

    public void Dispose()
    {
        _share?.Dispose();
        if (_rented is not null) ArrayPool<byte>.Shared.Return(_rented);
    }
}
