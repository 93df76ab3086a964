using Microsoft.AspNetCore.Http;

namespace Swarm.GitHub.Tests;

/// <summary>What the scripted server does with one request.</summary>
internal sealed record Reply(Func<HttpContext, Task> Act)
{
    public static Reply Json(string body, int status = 200) => new(async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body, context.RequestAborted);
    });

    public static Reply Status(int status, string message = "") => Json($$"""{"message":"{{message}}"}""", status);

    /// <summary>The request arrives and is carried out, but its answer never leaves.</summary>
    public static Reply Drop { get; } = new(context =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    public Reply With(string header, string value) => new(context =>
    {
        context.Response.Headers.Append(header, value);
        return Act(context);
    });

    public Reply After(Task fact) => new(async context =>
    {
        await fact;
        await Act(context);
    });
}
