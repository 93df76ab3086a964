using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Swarm.Agents.Gateway;

/// <summary>One model call: rebuild, reserve, send, pass the answer on, settle.</summary>
internal sealed partial class MessagesEndpoint(GatewayOptions options, GatewayLedger ledger, Upstream upstream, ILogger logger)
{
    public const string Messages = "/v1/messages";
    public const string CountTokens = "/v1/messages/count_tokens";
    private const int LargestRequest = 32 << 20;
    private const int BytesPerToken = 3;

    public async Task HandleAsync(HttpContext context, GatewaySeat seat, CancellationToken ct)
    {
        var counting = context.Request.Path == CountTokens;
        if (await BoundedBody.ReadAsync(context.Request.Body, LargestRequest, ct) is not { } given)
        {
            await GatewayAnswer.ErrorAsync(context, StatusCodes.Status413PayloadTooLarge, "request_too_large", "The request is larger than 32 MiB.", ct);
            return;
        }

        var reading = new AllowedBody(options.MaxOutputTokens).Read(given, counting);
        if (reading is BodyReading.Refused refused)
        {
            await GatewayAnswer.ErrorAsync(context, StatusCodes.Status400BadRequest, "invalid_request_error", refused.Reason, ct);
            return;
        }

        var allowed = (BodyReading.Allowed)reading;
        var price = options.Prices.Of(allowed.Model);
        // Counting costs nothing.
        var bound = counting ? 0 : price.Bound((allowed.Body.Length / BytesPerToken) + 1, allowed.MaxTokens);
        var reservation = new CallReservation(seat.Key, Guid.NewGuid().ToString("N"), allowed.Model, bound);
        if (counting) await ForwardAsync(context, CountTokens, allowed, new CallMeter(reservation, price), seat, ct);
        else await MeteredAsync(context, allowed, reservation, price, seat, ct);
    }

    private async Task MeteredAsync(HttpContext context, BodyReading.Allowed allowed, CallReservation reservation, ModelPrice price, GatewaySeat seat, CancellationToken ct)
    {
        var verdict = await ledger.Reserve(reservation, ct);
        if (!verdict.Granted)
        {
            var reason = verdict.Reason ?? "The budget does not cover this call.";
            seat.NoteRefusal(reason);
            Log.Refused(logger, seat.Key, reservation.Call, reservation.ReservedUsd);
            var message = $"The budget refused this call before anything was sent: {reason} Next step: end now and say so; a person raises the budget and retries the task.";
            await GatewayAnswer.ErrorAsync(context, StatusCodes.Status402PaymentRequired, "billing_error", message, ct);
            return;
        }

        var meter = new CallMeter(reservation, price);
        try
        {
            await ForwardAsync(context, Messages, allowed, meter, seat, ct);
        }
        finally
        {
            var settlement = meter.Settlement();
            seat.Note(settlement);
            // The money is spent whether or not the agent still waits.
            await ledger.Settle(settlement, CancellationToken.None);
            Log.Settled(logger, seat.Key, settlement.Call, settlement.Model, settlement.CostUsd, settlement.Estimated);
        }
    }

    private async Task ForwardAsync(HttpContext context, string path, BodyReading.Allowed allowed, CallMeter meter, GatewaySeat seat, CancellationToken ct)
    {
        try
        {
            meter.Sending();
            using var response = await upstream.SendAsync(path, allowed.Body, Betas(context), ct);
            await new UpstreamAnswer(context, meter, seat).PassAsync(response, ct);
        }
        catch (HttpRequestException e) when (!context.Response.HasStarted)
        {
            if (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError) meter.NotCharged();
            Log.Unreachable(logger, seat.Key, e.HttpRequestError);
            await GatewayAnswer.ErrorAsync(context, StatusCodes.Status502BadGateway, "api_error", "The model provider could not be reached.", ct);
        }
    }

    private ImmutableArray<string> Betas(HttpContext context) =>
    [
        .. context.Request.Headers["anthropic-beta"]
            .SelectMany(line => (line ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(options.AllowedBetas.Contains)
            .Distinct(),
    ];

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Model call {Call} of {Seat} refused at a limit; {ReservedUsd} USD asked.")]
        public static partial void Refused(ILogger logger, string seat, string call, decimal reservedUsd);

        [LoggerMessage(2, LogLevel.Debug, "Model call {Call} of {Seat} to {Model} settled at {CostUsd} USD (estimated: {Estimated}).")]
        public static partial void Settled(ILogger logger, string seat, string call, string model, decimal costUsd, bool estimated);

        [LoggerMessage(3, LogLevel.Warning, "The model provider could not be reached for {Seat}: {Reason}.")]
        public static partial void Unreachable(ILogger logger, string seat, HttpRequestError reason);
    }
}
