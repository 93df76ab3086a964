using Swarm.Storage;

namespace Swarm.Bot.Receiver;

/// <summary>202 with what the store did, from bytes that are made once: this answer is given thousands of times a second.</summary>
internal sealed class Accepted : IResult
{
    private readonly byte[] _text;

    private Accepted(DeliveryReceipt receipt) => _text = System.Text.Encoding.ASCII.GetBytes(receipt.ToString());

    public static Accepted Stored { get; } = new(DeliveryReceipt.Stored);

    public static Accepted Duplicate { get; } = new(DeliveryReceipt.Duplicate);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var answer = httpContext.Response;
        answer.StatusCode = StatusCodes.Status202Accepted;
        answer.ContentType = "text/plain; charset=utf-8";
        answer.ContentLength = _text.Length;
        await answer.BodyWriter.WriteAsync(_text, httpContext.RequestAborted);
    }
}
