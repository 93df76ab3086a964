using Microsoft.AspNetCore.Http;

namespace Swarm.Agents.Gateway;

/// <summary>Which paths the gateway answers.</summary>
internal sealed class GatewayRoutes(GatewayOptions options, ModelCalls calls)
{
    public const string Responses = "/v1/responses";
    public const string Chat = "/v1/chat/completions";

    private readonly Dictionary<string, Func<HttpContext, GatewaySeat, CancellationToken, Task>> _routes = new(StringComparer.Ordinal)
    {
        [MessagesEndpoint.Messages] = new MessagesEndpoint(options, calls).HandleAsync,
        [MessagesEndpoint.CountTokens] = new MessagesEndpoint(options, calls).HandleAsync,
        [Responses] = new OpenAiEndpoint("responses", ResponsesDialect.Instance, (given, served) => new ResponsesBody(options.MaxOutputTokens).Build(given, served), options, calls).HandleAsync,
        [Chat] = new OpenAiEndpoint("chat/completions", ChatDialect.Instance, (given, served) => new ChatBody(options.MaxOutputTokens).Build(given, served), options, calls).HandleAsync,
    };

    /// <summary>Null for every other path.</summary>
    public Func<HttpContext, GatewaySeat, CancellationToken, Task>? Find(PathString path) => _routes.GetValueOrDefault(path.Value ?? "");

    /// <summary>Whose errors a client of this path reads; the paths are known by where they begin.</summary>
    public static IModelDialect DialectOf(PathString path) =>
        path.StartsWithSegments(Responses) || path.StartsWithSegments("/v1/chat") ? ChatDialect.Instance : MessagesDialect.Instance;
}
