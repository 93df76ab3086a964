using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Swarm.Testing.Contract;

/// <summary>Stands before a server with GitHub's interface and keeps every exchange, to be compared with GitHub's description.</summary>
public sealed partial class ContractRecorder
{
    private const string Rest = "/api/v3";
    private const string GraphQl = "/api/graphql";

    private readonly ConcurrentQueue<WireExchange> exchanges = new();
    private readonly ConcurrentQueue<string> outside = new();

    public IReadOnlyList<WireExchange> Exchanges => [.. exchanges];

    /// <summary>Everything wrong with what was heard so far.</summary>
    public IReadOnlyList<string> Faults =>
        [.. exchanges.SelectMany(GitHubContract.Faults).Distinct(), .. outside];

    public async Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?', 2);
        if (PathOf(target[0]) is not { } path)
        {
            if (!IsOutside(context.Request, target[0])) outside.Enqueue($"{context.Request.Method} {target[0]}: no such operation");
            await next(context);
            return;
        }

        using var asked = await BufferAsync(context.Request);
        using var answered = new MemoryStream();
        var original = context.Response.Body;
        context.Response.Body = answered;
        await next(context);
        context.Response.Body = original;
        // Kept before it is sent: who sees the answer sees it here as well.
        exchanges.Enqueue(Describe(context, path, target.Length == 1 ? "" : "?" + target[1], asked.ToArray(), answered.ToArray()));
        await original.WriteAsync(answered.ToArray(), context.RequestAborted);
    }

    private static WireExchange Describe(HttpContext context, string path, string query, byte[] asked, byte[] answered) =>
        new(context.Request.Method, path, context.Response.StatusCode)
        {
            Query = query,
            Headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()),
            Request = asked,
            Answer = answered,
            AnswerType = context.Response.ContentType ?? "",
        };

    private static async Task<MemoryStream> BufferAsync(HttpRequest request)
    {
        var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        request.Body = buffer;
        buffer.Position = 0;
        return buffer;
    }

    private static string? PathOf(string target)
    {
        if (target == GraphQl) return "/graphql";
        return target.StartsWith(Rest + "/", StringComparison.Ordinal) ? target[Rest.Length..] : null;
    }

    // A token of the API has no business anywhere else.
    private static bool IsOutside(HttpRequest request, string target) =>
        OutsideTheDescription().IsMatch($"{request.Method} {target}") && !request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// What OpenAPI leaves out and a GitHub has: git's own protocol, and pages for people, of the repository
    /// (<c>/owner/repo/…</c>) and of the set-up of Apps (<c>/settings/apps/…</c>).
    /// </summary>
    [GeneratedRegex(@"^(GET|POST) /[^/]+/[^/]+\.git/(info/refs|git-upload-pack|git-receive-pack)$|^GET /|^POST /settings/apps/new$", RegexOptions.CultureInvariant)]
    private static partial Regex OutsideTheDescription();
}
