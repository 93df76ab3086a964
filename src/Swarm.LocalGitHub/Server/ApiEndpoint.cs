using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Swarm.LocalGitHub.Deeds;

namespace Swarm.LocalGitHub.Server;

/// <summary>The door of REST and GraphQL: credentials, limits, permissions, then the route's handler, all as one step of the world.</summary>
internal sealed class ApiEndpoint(Hub hub, ApiRoutes routes)
{
    private readonly Gatekeeper _gatekeeper = new(hub);

    public async Task HandleAsync(HttpContext context, string path)
    {
        var body = await ReadBodyAsync(context.Request);
        byte[] answer;
        using (await hub.World.EnterAsync(context.RequestAborted))
        {
            var visit = await VisitAsync(context, path, body);
            answer = AnswerWriter.Prepare(context, visit, hub);
            hub.Log.Add(context.Request.Method, context.Request.Path, context.Response.StatusCode, visit.Permission);
        }
        // Sent outside the gate: a slow reader holds up nobody.
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }

    private async Task<Visit> VisitAsync(HttpContext context, string path, (bool Ok, JsonNode? Json) body)
    {
        var request = context.Request;
        if (request.Headers.UserAgent.Count == 0)
            return new Visit(Answer.Refuse(403, "Request forbidden by administrative rules. Please make sure your request has a User-Agent header."));
        var identity = _gatekeeper.Identify(request.Headers.Authorization);
        if (identity.Caller is not { } caller) return new Visit(Answer.Refuse(401, identity.Refusal!));
        if (caller.Token?.Installation.IsSuspended == true) return new Visit(Answer.Suspended);
        var window = path == "/rate_limit" ? hub.Rates.Peek(caller.RateKey) : hub.Rates.Count(caller.RateKey);
        if (window.Exceeded) return new Visit(Answer.Refuse(403, $"API rate limit exceeded for {caller.RateKey}."), window);
        if (routes.Find(request.Method, path) is not { } found) return new Visit(Answer.NotFound, window);
        if (!body.Ok) return new Visit(Answer.Refuse(400, "Problems parsing JSON"), window);

        var call = new ApiCall(hub, request, found.Values, body.Json) { Caller = caller };
        var (refusal, permission) = Admit(call, found.Route.Access);
        return new Visit(refusal ?? await found.Route.HandleAsync(call), window, permission);
    }

    private (Answer? Refusal, string Permission) Admit(ApiCall call, Access access)
    {
        if (call.NamesRepository)
        {
            // What the caller cannot see does not exist for it.
            if (hub.World.FindRepository(call.Route("owner"), call.Route("repo")) is not { } repository) return (Answer.NotFound, access.Wanted);
            if (call.Caller.Token?.Reaches(repository) == false) return (Answer.NotFound, access.Wanted);
            call.Repository = repository;
            if (IsOfDeletedIssue(call)) return (Answer.Refuse(410, "This issue was deleted"), access.Wanted);
        }
        if (access == Access.Any) return (null, "");
        if (access == Access.App)
            return call.Caller.Token is null ? (null, "") : (Answer.Refuse(401, "A JSON web token could not be decoded"), "");
        if (call.Caller.Token is not { } token || access.OpenedBy(token) is not { } permission) return (Forbidden(access), access.Wanted);
        return (access.Writes && call.NamesRepository ? Unwritable(call) : null, permission);
    }

    private static bool IsOfDeletedIssue(ApiCall call) =>
        call.NamesIssue && call.Repository.Left.Exists(issue => issue.Number == call.Id("number"));

    private static Answer? Unwritable(ApiCall call) => call.Repository.Archived ? Answer.Archived : null;

    private static Answer Forbidden(Access access) => Answer.Refuse(403, "Resource not accessible by integration") with
    {
        Headers = new Dictionary<string, string> { ["X-Accepted-GitHub-Permissions"] = access.Accepted },
    };

    private static async Task<(bool Ok, JsonNode? Json)> ReadBodyAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        if (buffer.Length == 0) return (true, null);
        try
        {
            return (true, JsonNode.Parse(buffer.ToArray()));
        }
        catch (JsonException)
        {
            return (false, null);
        }
    }
}
