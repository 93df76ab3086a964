using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Swarm.Bot.Coordination;
using Swarm.Bot.Hosting;
using Swarm.Bot.Telemetry;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Receiver;

/// <summary>
/// <c>POST /api/github/webhooks</c>: verify, store, answer. 202 comes only after the delivery is on disk; 401 without a valid
/// signature, 413 above 25 MB, 400 for what is no JSON or names no delivery, 503 when it cannot be stored.
/// </summary>
public sealed partial class WebhookEndpoint(NodeSettings settings, TrackStore store, DeliveryBell bell, ILogger<WebhookEndpoint> log)
{
    public const string Path = "/api/github/webhooks";

    /// <summary>GitHub sends no payload above 25 MB.</summary>
    public const int LargestBody = 25 * 1024 * 1024;

    private readonly byte[] _secret = Encoding.UTF8.GetBytes(settings.WebhookSecret ?? "");

    public async Task<IResult> ReceiveAsync(HttpContext context)
    {
        var begun = Stopwatch.GetTimestamp();
        var (result, answer) = await AnswerAsync(context);
        Measures.Deliveries.Add(1, Labels.Of(Labels.Result, result));
        Measures.ReceiveDuration.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds, Labels.Of(Labels.Result, result));
        return answer;
    }

    private async Task<(string Result, IResult Answer)> AnswerAsync(HttpContext context)
    {
        var ct = context.RequestAborted;
        string? signature = context.Request.Headers["X-Hub-Signature-256"];
        // What cannot become valid is not read first.
        var early = WebhookSignature.Verify([], signature, _secret);
        if (early is not (SignatureVerdict.Valid or SignatureVerdict.Mismatch)) return Refuse(context, early);
        var body = await ReadAsync(context.Request, ct);
        if (body is null) return (ReceiveResults.TooLarge, Results.Problem("The payload is larger than 25 MB.", statusCode: StatusCodes.Status413PayloadTooLarge));
        var verdict = WebhookSignature.Verify(body.Value.Span, signature, _secret);
        if (verdict != SignatureVerdict.Valid) return Refuse(context, verdict);
        if (!Guid.TryParse(context.Request.Headers["X-GitHub-Delivery"], out var id)) return Bad(ReceiveResults.NoDelivery, "The header X-GitHub-Delivery names no delivery.");
        if (context.Request.Headers["X-GitHub-Event"].ToString() is not { Length: > 0 and <= 64 } name) return Bad(ReceiveResults.NoEvent, "The header X-GitHub-Event names no event.");
        if (!IsJson(body.Value)) return Bad(ReceiveResults.NoJson, "The payload is no JSON. Set the webhook's content type to application/json.");
        return await StoreAsync(id, name, body.Value, ct);
    }

    private async Task<(string Result, IResult Answer)> StoreAsync(Guid id, string name, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        using var span = Traces.Receive(id, name);
        try
        {
            var receipt = await store.AddDeliveryAsync(id, name, body, ct);
            if (receipt == DeliveryReceipt.Stored) bell.Ring();
            var result = receipt == DeliveryReceipt.Stored ? ReceiveResults.Stored : ReceiveResults.Duplicate;
            span?.SetTag(Labels.Result, result);
            return (result, Results.Text(receipt.ToString(), statusCode: StatusCodes.Status202Accepted));
        }
        catch (StoreUnavailableException e)
        {
            Log.NotStored(log, e, id);
            span?.SetStatus(ActivityStatusCode.Error);
            return (ReceiveResults.NotStored, Results.Problem("The delivery could not be stored. Redeliver it later.", statusCode: StatusCodes.Status503ServiceUnavailable));
        }
    }

    private (string Result, IResult Answer) Refuse(HttpContext context, SignatureVerdict verdict)
    {
        Log.Refused(log, verdict, context.Connection.RemoteIpAddress?.ToString() ?? "unknown");
        return (ReceiveResults.BadSignature, Results.Problem("The signature is missing or wrong. Compare the webhook secret on GitHub with the server's.", statusCode: StatusCodes.Status401Unauthorized));
    }

    private static (string Result, IResult Answer) Bad(string result, string reason) => (result, Results.Problem(reason, statusCode: StatusCodes.Status400BadRequest));

    // The size is counted while reading: a header may lie about it or be absent.
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > LargestBody) return null;
        // Grows with what arrives: a length that is only announced must cost nothing.
        using var body = new MemoryStream(16 * 1024);
        var buffer = new byte[64 * 1024];
        while (await request.Body.ReadAsync(buffer, ct) is > 0 and var read)
        {
            if (body.Length + read > LargestBody) return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private static bool IsJson(ReadOnlyMemory<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body.Span);
            while (reader.Read())
            {
            }

            return body.Length > 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A webhook from {Address} was refused: {Verdict}.")]
        public static partial void Refused(ILogger logger, SignatureVerdict verdict, string address);

        [LoggerMessage(LogLevel.Error, "Delivery {Delivery} could not be stored.")]
        public static partial void NotStored(ILogger logger, Exception e, Guid delivery);
    }
}
