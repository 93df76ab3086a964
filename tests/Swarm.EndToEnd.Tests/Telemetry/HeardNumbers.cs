using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Swarm.EndToEnd.Tests.Telemetry;

/// <summary>Every measurement of our instruments in this process.</summary>
internal sealed class HeardNumbers : IDisposable
{
    private readonly ConcurrentQueue<(string Name, double Value, string Labels)> _heard = new();
    private readonly MeterListener _listener = new();

    public HeardNumbers()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Swarm.Bot") listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>(Note);
        _listener.Start();
    }

    public IReadOnlyList<(string Name, double Value, string Labels)> All => [.. _heard];

    public void Ask() => _listener.RecordObservableInstruments();

    public bool Has(string name, string label = "") => _heard.Any(each => each.Name == name && each.Labels.Contains(label, StringComparison.Ordinal));

    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state = null) =>
        _heard.Enqueue((instrument.Name, value, string.Join(' ', tags.ToArray())));
}
