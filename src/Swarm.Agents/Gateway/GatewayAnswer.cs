using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Swarm.Agents.Gateway;

/// <summary>The gateway's own answers, in the provider's form, so that every client understands them.</summary>
internal static class GatewayAnswer
{
    public static async Task ErrorAsync(HttpContext context, int status, string type, string message, CancellationToken ct)
    {
        var body = new JsonObject { ["type"] = "error", ["error"] = new JsonObject { ["type"] = type, ["message"] = message } }.ToBytes();
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        context.Response.Headers["x-should-retry"] = "false";
        await context.Response.Body.WriteAsync(body, ct);
    }
}
