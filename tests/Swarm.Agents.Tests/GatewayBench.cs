using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Swarm.Agents.Gateway;
using Swarm.Testing;

namespace Swarm.Agents.Tests;

/// <summary>A gateway with one seat before a scripted model.</summary>
internal sealed class GatewayBench : IAsyncDisposable
{
    public const string Key = "real-key-4711";

    private GatewayBench(ScriptedModelServer model, ModelGateway gateway, GatewaySeat seat, Purse purse) =>
        (Model, Gateway, Seat, Purse, Client) = (model, gateway, seat, purse, new SeatClient(seat));

    public ScriptedModelServer Model { get; }

    public ModelGateway Gateway { get; }

    public GatewaySeat Seat { get; }

    public Purse Purse { get; }

    public SeatClient Client { get; }

    public static Task<GatewayBench> OpenAsync(string text) => OpenAsync(_ => ModelWords.Text(text));

    public static async Task<GatewayBench> OpenAsync(Func<JsonNode, JsonNode> answer)
    {
        var ct = TestContext.Current.CancellationToken;
        var model = await ScriptedModelServer.StartAsync(answer, ct);
        var purse = new Purse();
        var options = new GatewayOptions { AnthropicUpstream = model.Address, ApiKey = Key, MaxOutputTokens = 16_000 };
        var gateway = new ModelGateway(options, purse.Ledger, TimeProvider.System, NullLogger<ModelGateway>.Instance);
        return new GatewayBench(model, gateway, await gateway.OpenSeatAsync("12-3-1/T01-1", ct), purse);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Gateway.DisposeAsync();
        await Model.DisposeAsync();
    }
}
