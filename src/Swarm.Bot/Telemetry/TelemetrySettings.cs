using Swarm.Bot.Settings;

namespace Swarm.Bot.Telemetry;

/// <summary>Where traces and metrics go, by OTLP over HTTP (protobuf).</summary>
/// <param name="Endpoint">The collector's root; <c>v1/traces</c> and <c>v1/metrics</c> are below it.</param>
/// <param name="Headers">As <c>name=value,name=value</c>, such as a provider's key; null (the default) sends none.</param>
public sealed record TelemetrySettings(Uri Endpoint, Secret? Headers = null)
{
    /// <summary>Between two sendings of metrics; default 60 s.</summary>
    public TimeSpan MetricsEvery { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest time before spans are sent; default 5 s.</summary>
    public TimeSpan TracesEvery { get; init; } = TimeSpan.FromSeconds(5);
}
