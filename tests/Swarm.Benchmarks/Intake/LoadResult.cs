using System.Text.Json.Serialization;

namespace Swarm.Benchmarks.Intake;

/// <summary>What the generator counted; times in microseconds.</summary>
/// <param name="Requests">Requests that were answered.</param>
/// <param name="Refused">Of them, those answered with 400 or above.</param>
internal sealed record LoadResult(long Requests, long Micros, long Refused, double P50, double P99, double Max)
{
    /// <summary>Processor time of the server for them, which other work on the machine changes little.</summary>
    [JsonIgnore]
    public TimeSpan Processor { get; init; }

    [JsonIgnore]
    public double PerSecond => Requests * 1e6 / Micros;

    [JsonIgnore]
    public long Taken => Requests - Refused;
}

[JsonSerializable(typeof(LoadResult))]
internal sealed partial class LoadJson : JsonSerializerContext;
