using Microsoft.AspNetCore.Http;

namespace Swarm.Agents.Gateway;

/// <summary>The gateway's own answers, in the provider's form, so that every client understands them.</summary>
internal static class GatewayAnswer
{
    public static async Task ErrorAsync(HttpContext context, IModelDialect dialect, GatewayFault fault, string message, CancellationToken ct)
    {
        var body = dialect.Error(fault, message).ToBytes();
        context.Response.StatusCode = fault.Status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        context.Response.Headers["x-should-retry"] = "false";
        await context.Response.Body.WriteAsync(body, ct);
    }
}
