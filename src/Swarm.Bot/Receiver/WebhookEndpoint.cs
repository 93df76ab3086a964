using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Swarm.Bot.Coordination;
using Swarm.Bot.Hosting;
using Swarm.Bot.Telemetry;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Receiver;

/// <summary>
/// <c>POST /api/github/webhooks</c>: verify, store, answer. 202 comes only after the delivery is on disk; 401 without a valid
/// signature, 413 above 25 MB, 408 for what comes too slowly, 400 for what is no JSON in UTF-8 (or nests deeper than 64 levels) or
/// names no delivery or event, 503 when it cannot be stored. Of two bodies under one delivery the first stays.
/// </summary>
public sealed partial class WebhookEndpoint(NodeSettings settings, TrackStore store, DeliveryBell bell, TimeProvider time, ILogger<WebhookEndpoint> log) : IDisposable
{
    public const string Path = "/api/github/webhooks";

    /// <summary>GitHub sends no payload above 25 MB.</summary>
    public const int LargestBody = 25 * 1024 * 1024;

    /// <summary>Connections taken at once; GitHub opens a few. With the free part of each body it bounds what unsigned senders can cost.</summary>
    public const int MostConnections = 1_000;

    private readonly byte[] _secret = Encoding.UTF8.GetBytes(settings.WebhookSecret ?? "");
    private readonly BodyReader _bodies = new(settings.BodyPatience, time);
    private readonly RefusalLog _refusals = new(log, time);

    public async Task ReceiveAsync(HttpContext context)
    {
        var begun = Stopwatch.GetTimestamp();
        var (result, answer) = await AnswerAsync(context);
        Measures.Deliveries.Add(1, Labels.Of(Labels.Result, result));
        Measures.ReceiveDuration.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds, Labels.Of(Labels.Result, result));
        await answer.ExecuteAsync(context);
    }

    private async Task<(string Result, IResult Answer)> AnswerAsync(HttpContext context)
    {
        var ct = context.RequestAborted;
        string? signature = context.Request.Headers["X-Hub-Signature-256"];
        // What cannot become valid is not read first.
        if (WebhookSignature.Refuse(signature, _secret) is { } early) return Refuse(context, early);
        using var body = await _bodies.ReadAsync(context.Request, ct);
        if (body.Status != 0)
            return (body.Status == StatusCodes.Status413PayloadTooLarge ? ReceiveResults.TooLarge : ReceiveResults.NotRead, Results.Problem(body.Reason, statusCode: body.Status));
        var verdict = WebhookSignature.Verify(body.Bytes.Span, signature, _secret);
        if (verdict != SignatureVerdict.Valid) return Refuse(context, verdict);
        if (!Guid.TryParse(context.Request.Headers["X-GitHub-Delivery"], out var id)) return Bad(ReceiveResults.NoDelivery, "The header X-GitHub-Delivery names no delivery.");
        if (context.Request.Headers["X-GitHub-Event"].ToString() is not { Length: > 0 and <= 64 } name || !name.All(IsOfEventName)) return Bad(ReceiveResults.NoEvent, "The header X-GitHub-Event names no event.");
        if (!Utf8.IsValid(body.Bytes.Span)) return Bad(ReceiveResults.NoJson, "The payload is not in UTF-8.");
        if (!IsJson(body.Bytes)) return Bad(ReceiveResults.NoJson, "The payload is no JSON. Set the webhook's content type to application/json.");
        return await StoreAsync(id, name, body.Bytes, ct);
    }

    public void Dispose() => _bodies.Dispose();

    private async Task<(string Result, IResult Answer)> StoreAsync(Guid id, string name, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        using var span = Traces.Receive(id, name);
        try
        {
            var receipt = await store.AddDeliveryAsync(id, name, body, ct);
            if (receipt == DeliveryReceipt.Stored) bell.Ring();
            else if (!await store.IsStoredSoAsync(id, name, body, ct)) Log.AnotherBody(log, id);
            var (result, answer) = receipt == DeliveryReceipt.Stored ? (ReceiveResults.Stored, Accepted.Stored) : (ReceiveResults.Duplicate, Accepted.Duplicate);
            span?.SetTag(Labels.Result, result);
            return (result, answer);
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
        _refusals.Note(verdict, context.Connection.RemoteIpAddress?.ToString() ?? "unknown");
        return (ReceiveResults.BadSignature, Results.Problem("The signature is missing or wrong. Compare the webhook secret on GitHub with the server's.", statusCode: StatusCodes.Status401Unauthorized));
    }

    private static (string Result, IResult Answer) Bad(string result, string reason) => (result, Results.Problem(reason, statusCode: StatusCodes.Status400BadRequest));

    private static bool IsOfEventName(char c) => char.IsAsciiLetterOrDigit(c) || c is '_';

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
        [LoggerMessage(LogLevel.Warning, "Delivery {Delivery} came again with another body or event; the first one stays.")]
        public static partial void AnotherBody(ILogger logger, Guid delivery);

        [LoggerMessage(LogLevel.Error, "Delivery {Delivery} could not be stored.")]
        public static partial void NotStored(ILogger logger, Exception e, Guid delivery);
    }
}
