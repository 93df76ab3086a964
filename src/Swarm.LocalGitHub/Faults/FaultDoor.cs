using System.Globalization;
using Microsoft.AspNetCore.Http;
using Swarm.LocalGitHub.Deeds;
using Swarm.LocalGitHub.Server;
using Swarm.LocalGitHub.Shapes;

namespace Swarm.LocalGitHub.Faults;

/// <summary>The first door of every request: what the plan strikes goes wrong here, everything else goes on inside.</summary>
internal sealed class FaultDoor(Hub hub, TimeProvider time, Func<HttpContext, Task> inside)
{
    private const string Limit = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";

    public async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        switch (IsPage(path) ? null : hub.Faults.Draw(context.Request.Method, path))
        {
            case null:
                await inside(context);
                break;
            case RequestFault.Slow slow:
                await Task.Delay(slow.By, time, context.RequestAborted);
                await inside(context);
                break;
            case RequestFault.LostAnswer:
                await inside(Muted(context));
                context.Abort();
                break;
            case RequestFault.Dropped:
                hub.Log.Add(context.Request.Method, path, 0, "");
                context.Abort();
                break;
            case var fault:
                await RefuseAsync(context, fault);
                break;
        }
    }

    private static bool IsPage(string path) =>
        !path.StartsWith("/api/", StringComparison.Ordinal) && !path.Contains(".git/", StringComparison.Ordinal);

    // Nothing of an answer leaves before the first byte of its body, and that goes nowhere.
    private static HttpContext Muted(HttpContext context)
    {
        context.Response.Body = Stream.Null;
        return context;
    }

    private async Task RefuseAsync(HttpContext context, RequestFault fault)
    {
        var body = context.Response.Body;
        if (fault is RequestFault.LateBadGateway)
        {
            await inside(Muted(context));
            context.Response.Clear();
            context.Response.Body = body;
        }

        var answer = Answered(fault);
        var bytes = JsonBytes.Of(answer.Body!);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.Date = time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        foreach (var (name, value) in answer.Headers) context.Response.Headers[name] = value;
        if (fault is not RequestFault.LateBadGateway) hub.Log.Add(context.Request.Method, context.Request.Path, answer.Status, "");
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static Answer Answered(RequestFault fault) => fault switch
    {
        RequestFault.TooManyRequests limit => After(Answer.Refuse(429, Limit), limit.RetryAfter),
        RequestFault.SecondaryLimit limit => After(Answer.Refuse(403, Limit), limit.RetryAfter),
        _ => Answer.Refuse(502, "Server Error"),
    };

    private static Answer After(Answer answer, TimeSpan? pause) => pause is not { } named ? answer : answer with
    {
        Headers = new Dictionary<string, string> { ["Retry-After"] = Math.Ceiling(named.TotalSeconds).ToString(CultureInfo.InvariantCulture) },
    };
}
