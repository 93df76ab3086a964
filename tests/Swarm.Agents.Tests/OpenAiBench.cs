using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Swarm.Agents.Gateway;

namespace Swarm.Agents.Tests;

/// <summary>A gateway with one seat before an OpenAI-compatible provider.</summary>
internal sealed class OpenAiBench : IAsyncDisposable
{
    public const string Key = "sk-real-4711";
    public const string Responses = "/v1/responses";
    public const string Chat = "/v1/chat/completions";

    private OpenAiBench(OpenAiModelServer model, ModelGateway gateway, GatewaySeat seat, Purse purse) =>
        (Model, Gateway, Seat, Purse, Client) = (model, gateway, seat, purse, new SeatClient(seat));

    public OpenAiModelServer Model { get; }

    public ModelGateway Gateway { get; }

    public GatewaySeat Seat { get; }

    public Purse Purse { get; }

    public SeatClient Client { get; }

    public static Task<OpenAiBench> OpenAsync() => OpenAsync(_ => OpenAiReply.Json("{}"));

    public static async Task<OpenAiBench> OpenAsync(Func<JsonNode, OpenAiReply> answer, string limitField = "max_completion_tokens", ModelPrice? price = null)
    {
        var ct = TestContext.Current.CancellationToken;
        var model = await OpenAiModelServer.StartAsync(answer, ct);
        var purse = new Purse();
        var options = new GatewayOptions
        {
            // Nothing listens there: a call that took the wrong road could not succeed.
            AnthropicUpstream = new Uri("http://127.0.0.1:9"),
            ApiKey = "anthropic-key-0815",
            OpenAiProviders =
            [
                new OpenAiProvider(model.Address, [price ?? new ModelPrice("gpt-", 2, 10)]) { ApiKey = Key, ChatLimitField = limitField },
                new OpenAiProvider(new Uri(model.Address, "/local/v1/"), [new ModelPrice("gpt-oss", 0, 0)]),
            ],
        };
        var gateway = new ModelGateway(options, purse.Ledger, TimeProvider.System, NullLogger<ModelGateway>.Instance);
        return new OpenAiBench(model, gateway, await gateway.OpenSeatAsync("12-3-1/T01-1", ct), purse);
    }

    /// <summary>The least request of a path, with further fields.</summary>
    public static JsonObject Call(string path, string fields = "{}", string model = "gpt-5")
    {
        var call = path == Responses
            ? new JsonObject { ["model"] = model, ["input"] = "hello" }
            : new JsonObject { ["model"] = model, ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = "hello" }) };
        foreach (var (name, value) in JsonNode.Parse(fields)!.AsObject()) call[name] = value?.DeepClone();
        return call;
    }

    public Task<HttpResponseMessage> PostAsync(string path, JsonNode call) => Client.SendAsync(path, call.ToJsonString(), ("authorization", "Bearer dummy"));

    public async Task<JsonObject> SentAsync(string path, string fields)
    {
        using var response = await PostAsync(path, Call(path, fields));
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return Model.Requests.Single().Body.AsObject();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Gateway.DisposeAsync();
        await Model.DisposeAsync();
    }
}
