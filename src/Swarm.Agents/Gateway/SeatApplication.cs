using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Swarm.Agents.Gateway;

/// <summary>What a seat's socket answers: model calls, token counts, a sign of life, and nothing else.</summary>
internal sealed partial class SeatApplication(GatewaySeat seat, GatewayRoutes routes, SeatLimits limits, ILogger logger) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        using var timeout = new CancellationTokenSource(limits.CallTimeout, limits.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, limits.Closing, timeout.Token);
        try
        {
            await AnswerAsync(context, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The agent left, the seat closed or the time is over; the call is settled by now.
            context.Abort();
        }
        catch (Exception e)
        {
            Log.Failed(logger, e, seat.Key);
            context.Abort();
        }
    }

    private Task AnswerAsync(HttpContext context, CancellationToken ct)
    {
        var request = context.Request;
        if (HttpMethods.IsHead(request.Method) && request.Path == "/") return Task.CompletedTask;
        return HttpMethods.IsPost(request.Method) && routes.Find(request.Path) is { } handle
            ? handle(context, seat, ct)
            : GatewayAnswer.ErrorAsync(context, GatewayRoutes.DialectOf(request.Path), GatewayFault.NoSuchPath, "The gateway passes model calls only.", ct);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A model call of {Seat} failed inside the gateway.")]
        public static partial void Failed(ILogger logger, Exception exception, string seat);
    }
}
