using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Swarm.Agents.Gateway;

/// <summary>The road of every call, whatever interface it speaks: reserve, send, pass the answer on, settle.</summary>
internal sealed partial class ModelCalls(GatewayLedger ledger, Upstream upstream, ILogger logger)
{
    public async Task MeteredAsync(HttpContext context, GatewaySeat seat, ModelCall call, CancellationToken ct)
    {
        var verdict = await ledger.Reserve(call.Reservation, ct);
        if (!verdict.Granted)
        {
            var reason = verdict.Reason ?? "The budget does not cover this call.";
            seat.NoteRefusal(reason);
            Log.Refused(logger, seat.Key, call.Reservation.Call, call.Reservation.ReservedUsd);
            var message = $"The budget refused this call before anything was sent: {reason} Next step: end now and say so; a person raises the budget and retries the task.";
            await GatewayAnswer.ErrorAsync(context, call.Dialect, GatewayFault.Budget, message, ct);
            return;
        }

        var meter = new CallMeter(call.Reservation, call.Price);
        try
        {
            await ForwardAsync(context, seat, call, meter, ct);
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

    /// <summary>For what costs nothing: nothing is reserved or settled.</summary>
    public Task FreeAsync(HttpContext context, GatewaySeat seat, ModelCall call, CancellationToken ct) =>
        ForwardAsync(context, seat, call, new CallMeter(call.Reservation, call.Price), ct);

    private async Task ForwardAsync(HttpContext context, GatewaySeat seat, ModelCall call, CallMeter meter, CancellationToken ct)
    {
        try
        {
            meter.Sending();
            using var response = await upstream.SendAsync(call.Request, ct);
            await new UpstreamAnswer(context, call.Dialect, meter, seat).PassAsync(response, ct);
        }
        catch (HttpRequestException e) when (!context.Response.HasStarted)
        {
            if (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError) meter.NotCharged();
            Log.Unreachable(logger, seat.Key, e.HttpRequestError);
            await GatewayAnswer.ErrorAsync(context, call.Dialect, GatewayFault.Provider, "The model provider could not be reached.", ct);
        }
    }

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
