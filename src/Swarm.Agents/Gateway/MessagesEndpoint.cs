using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace Swarm.Agents.Gateway;

/// <summary>Calls of Anthropic's Messages.</summary>
internal sealed class MessagesEndpoint(GatewayOptions options, ModelCalls calls)
{
    public const string Messages = "/v1/messages";
    public const string CountTokens = "/v1/messages/count_tokens";

    public async Task HandleAsync(HttpContext context, GatewaySeat seat, CancellationToken ct)
    {
        var counting = context.Request.Path == CountTokens;
        var body = new AllowedBody(options.MaxOutputTokens);
        if (await RequestBody.ReadAsync(context, MessagesDialect.Instance, given => body.Read(given, counting), ct) is not { } allowed) return;
        var request = new UpstreamRequest(new Uri(options.AnthropicUpstream, counting ? CountTokens : Messages), allowed.Body, Headers(context));
        var call = ModelCall.Of(seat, MessagesDialect.Instance, request, options.Prices.Of(allowed.Model), allowed);
        if (counting) await calls.FreeAsync(context, seat, call, ct);
        else await calls.MeteredAsync(context, seat, call, ct);
    }

    private ImmutableDictionary<string, string> Headers(HttpContext context)
    {
        var headers = ImmutableDictionary<string, string>.Empty.Add("anthropic-version", "2023-06-01");
        if (options.ApiKey is { } key) headers = headers.Add("x-api-key", key);
        var betas = Betas(context);
        return betas.IsEmpty ? headers : headers.Add("anthropic-beta", string.Join(',', betas));
    }

    private ImmutableArray<string> Betas(HttpContext context) =>
    [
        .. context.Request.Headers["anthropic-beta"]
            .SelectMany(line => (line ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(options.AllowedBetas.Contains)
            .Distinct(),
    ];
}
