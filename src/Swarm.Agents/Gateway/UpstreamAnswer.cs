using System.Text;
using Microsoft.AspNetCore.Http;
using Swarm.Agents.Runners;

namespace Swarm.Agents.Gateway;

/// <summary>Passes one answer of the provider on and reads its figures on the way.</summary>
internal sealed class UpstreamAnswer(HttpContext context, IModelDialect dialect, CallMeter meter, GatewaySeat seat)
{
    private const int LargestAnswer = 32 << 20;
    private const int LargestError = 64 << 10;

    public async Task PassAsync(HttpResponseMessage response, CancellationToken ct)
    {
        if (!response.IsSuccessStatusCode)
        {
            meter.NotCharged();
            await PassErrorAsync(response, ct);
            return;
        }

        await using var body = await response.Content.ReadAsStreamAsync(ct);
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString() ?? "application/json";
        if (response.Content.Headers.ContentType?.MediaType == "text/event-stream") await PassStreamAsync(body, ct);
        else await PassWholeAsync(body, ct);
    }

    private async Task PassStreamAsync(Stream body, CancellationToken ct)
    {
        var usage = new StreamUsage(dialect, meter);
        var buffer = new byte[1 << 14];
        try
        {
            while (await body.ReadAsync(buffer, ct) is var count and > 0)
            {
                usage.Take(buffer.AsSpan(0, count));
                await context.Response.Body.WriteAsync(buffer.AsMemory(0, count), ct);
                await context.Response.Body.FlushAsync(ct);
            }
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            // One side left in the middle. A broken connection tells the agent so; a clean end would look whole.
            context.Abort();
        }
    }

    private async Task PassWholeAsync(Stream body, CancellationToken ct)
    {
        if (await BoundedBody.ReadAsync(body, LargestAnswer, ct) is not { } bytes)
        {
            await GatewayAnswer.ErrorAsync(context, dialect, GatewayFault.Provider, "The model provider's answer is larger than 32 MiB.", ct);
            return;
        }

        var usage = EventJson.Parse(Encoding.UTF8.GetString(bytes).TrimStart())?.Member("usage");
        if (usage is { } found && dialect.Counted(TokenCount.None, found) is { } counted) meter.Complete(counted);
        await context.Response.Body.WriteAsync(bytes, ct);
    }

    private async Task PassErrorAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        if (status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden)
        {
            // The provider's own words may quote the key.
            seat.NoteUnauthorized();
            await GatewayAnswer.ErrorAsync(context, dialect, GatewayFault.Key(status), "The model provider refused the key of this server. Only its operator can change that.", ct);
            return;
        }

        if (status is >= 300 and < 400) status = StatusCodes.Status502BadGateway;
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        var bytes = await BoundedBody.ReadAsync(body, LargestError, ct) ?? [];
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        if (response.Headers.RetryAfter is { } after) context.Response.Headers.RetryAfter = after.ToString();
        await context.Response.Body.WriteAsync(bytes, ct);
    }
}
