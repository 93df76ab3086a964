using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Swarm.LocalGitHub.Deeds;
using Swarm.LocalGitHub.Shapes;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Server;

/// <summary>Writes answers with GitHub's headers and answers 304 where the caller has the same text already.</summary>
internal static class AnswerWriter
{
    /// <summary>Sets status and headers and returns the body that is left to send.</summary>
    public static byte[] Prepare(HttpContext context, Visit visit, Hub hub)
    {
        var (request, response) = (context.Request, context.Response);
        var bytes = visit.Answer.Raw ?? (visit.Answer.Body is { } body ? JsonBytes.Of(body) : []);
        response.StatusCode = visit.Answer.Status;
        response.Headers.Date = hub.World.Now.ToString("R", CultureInfo.InvariantCulture);
        response.Headers["X-GitHub-Media-Type"] = "github.v3; format=json";
        response.Headers["X-GitHub-Request-Id"] = Guid.NewGuid().ToString("N").ToUpperInvariant();
        foreach (var (name, value) in visit.Answer.Headers) response.Headers[name] = value;
        if (visit.Window is { } window) WriteWindow(response, window);
        if (IsUnchanged(request, response, bytes))
        {
            response.StatusCode = 304;
            return [];
        }
        if (bytes.Length > 0)
            response.ContentType = visit.Answer.Raw is null ? "application/json; charset=utf-8" : "application/vnd.github.raw; charset=utf-8";
        return bytes;
    }

    private static bool IsUnchanged(HttpRequest request, HttpResponse response, byte[] bytes)
    {
        if (request.Method != "GET" || response.StatusCode != 200) return false;
        var tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"";
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "private, max-age=60, s-maxage=60";
        return request.Headers.IfNoneMatch == tag;
    }

    private static void WriteWindow(HttpResponse response, RateWindow window)
    {
        response.Headers["X-RateLimit-Limit"] = window.Limit.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Remaining"] = window.Remaining.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Used"] = window.Used.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Reset"] = window.ResetsAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Resource"] = "core";
    }
}
