using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Swarm.Agents.Gateway;

/// <summary>
/// The only way from an agent to a model. Each attempt has a seat; the gateway rebuilds its requests, adds the real key,
/// reserves the money before a call leaves and settles it after.
/// </summary>
public sealed class ModelGateway : IAsyncDisposable
{
    private readonly GatewayOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Upstream _upstream;
    private readonly GatewayRoutes _routes;
    private readonly ConcurrentDictionary<GatewaySeat, bool> _seats = new();

    /// <exception cref="ArgumentException">An upstream is neither https nor on this machine: the key would travel in the clear.</exception>
    public ModelGateway(GatewayOptions options, GatewayLedger ledger, TimeProvider time, ILogger<ModelGateway> logger)
    {
        var open = new[] { options.AnthropicUpstream }.Concat(options.OpenAiProviders.Select(provider => provider.BaseUrl)).FirstOrDefault(IsOpen);
        if (open is not null) throw new ArgumentException($"The model provider's address {open} must be https.", nameof(options));
        _options = options;
        _time = time;
        _logger = logger;
        _upstream = new Upstream(time);
        _routes = new GatewayRoutes(options, new ModelCalls(ledger, _upstream, logger));
    }

    /// <summary>Opens a seat for an attempt.</summary>
    /// <exception cref="IOException">No socket can be made; the message names the next step.</exception>
    public async Task<GatewaySeat> OpenSeatAsync(string key, CancellationToken ct)
    {
        var server = SeatServer.Make(_options.Scratch);
        var seat = new GatewaySeat(key, server, closed => _seats.TryRemove(closed, out _));
        var limits = new SeatLimits(_options.CallTimeout, _time, server.Closing);
        try
        {
            await server.StartAsync(new SeatApplication(seat, _routes, limits, _logger), ct);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        _seats[seat] = true;
        return seat;
    }

    /// <summary>Closes every seat.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_seats.Keys.Select(seat => seat.DisposeAsync().AsTask()));
        _upstream.Dispose();
    }

    private static bool IsOpen(Uri address) => address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback;
}
