using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Swarm.Bot.Hosting;

namespace Swarm.Bot.Telemetry;

/// <summary>Sends traces and metrics of this process to a collector, on threads of its own: one that is away costs what it misses and nothing else.</summary>
internal sealed class TelemetryExport : IDisposable
{
    private const string Service = "swarm";

    /// <summary>One sending; the stop of the server waits no longer for each of the two.</summary>
    private const int PatienceMilliseconds = 2000;

    private static readonly string[] Sources = [Traces.SourceName, "Microsoft.AspNetCore", "System.Net.Http"];
    private static readonly string[] Meters = [Measures.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime"];

    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;

    public TelemetryExport(TelemetrySettings settings, Incarnation node)
    {
        var resource = ResourceBuilder.CreateDefault().AddService(Service, serviceVersion: Version, serviceInstanceId: node.Node);
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources)
            .AddOtlpExporter(options =>
            {
                Direct(options, settings, "v1/traces");
                options.BatchExportProcessorOptions.ScheduledDelayMilliseconds = (int)settings.TracesEvery.TotalMilliseconds;
            })
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters)
            .AddOtlpExporter((options, reader) =>
            {
                Direct(options, settings, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)settings.MetricsEvery.TotalMilliseconds;
            })
            .Build();
    }

    private static string? Version => typeof(TelemetryExport).Assembly.GetName().Version?.ToString();

    public void Dispose()
    {
        // Both at once, and what cannot be sent is let go: the stop must not wait for a collector that is away.
        Parallel.Invoke(() => _traces.Shutdown(PatienceMilliseconds), () => _metrics.Shutdown(PatienceMilliseconds));
        _traces.Dispose();
        _metrics.Dispose();
    }

    private static void Direct(OtlpExporterOptions options, TelemetrySettings settings, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri($"{settings.Endpoint.AbsoluteUri.TrimEnd('/')}/{path}");
        options.TimeoutMilliseconds = PatienceMilliseconds;
        if (settings.Headers is { } headers) options.Headers = headers.Reveal();
    }
}
