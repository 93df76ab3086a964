using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Swarm.Agents.Gateway;

/// <summary>Calls of one of OpenAI's interfaces.</summary>
internal sealed class OpenAiEndpoint(string path, IModelDialect dialect, Func<JsonObject, ServedModel, BodyReading> rebuild, GatewayOptions options, ModelCalls calls)
{
    public async Task HandleAsync(HttpContext context, GatewaySeat seat, CancellationToken ct)
    {
        if (await RequestBody.ReadAsync(context, dialect, Read, ct) is not { } allowed) return;
        var served = ServedModel.Find(options, allowed.Model)!;
        var request = new UpstreamRequest(served.Provider.Address(path), allowed.Body, Headers(served.Provider));
        await calls.MeteredAsync(context, seat, ModelCall.Of(seat, dialect, request, served.Price, allowed), ct);
    }

    private BodyReading Read(byte[] body) => RequestBody.Build(body, (given, model) =>
        ServedModel.Find(options, model) is { } served ? rebuild(given, served) : NoSuchModel(model));

    private static BodyReading.Refused NoSuchModel(string model) =>
        new($"No provider of this server serves the model '{Excerpt.Of(model, 60)}' at a known price. Only its operator can change that.") { Fault = GatewayFault.NoSuchModel };

    private static ImmutableDictionary<string, string> Headers(OpenAiProvider provider) =>
        provider.ApiKey is { } key ? ImmutableDictionary<string, string>.Empty.Add("Authorization", $"Bearer {key}") : ImmutableDictionary<string, string>.Empty;
}
