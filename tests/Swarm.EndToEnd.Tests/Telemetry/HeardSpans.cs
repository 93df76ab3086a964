using System.Collections.Concurrent;
using System.Diagnostics;

namespace Swarm.EndToEnd.Tests.Telemetry;

/// <summary>Every span of ours and of the platform that ends in this process.</summary>
internal sealed class HeardSpans : IDisposable
{
    private const string Ours = "Swarm.Bot";
    private static readonly string[] Sources = [Ours, "Microsoft.AspNetCore", "System.Net.Http"];

    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    public HeardSpans()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => Sources.Contains(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyList<Activity> All => [.. _ended];

    /// <summary>Our spans of one delivery's trace.</summary>
    public ILookup<string, Activity> Of(Guid delivery) =>
        _ended.Where(span => span.Source.Name == Ours && span.TraceId.ToHexString() == delivery.ToString("N")).ToLookup(span => span.OperationName);

    public static string Text(Activity span) =>
        $"{span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Baggage)} {string.Join(' ', span.Events.SelectMany(each => each.Tags))}";

    public void Dispose() => _listener.Dispose();
}
