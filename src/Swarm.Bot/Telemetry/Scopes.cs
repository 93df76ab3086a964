using Swarm.Storage;

namespace Swarm.Bot.Telemetry;

/// <summary>What every line of the log carries while one thing is at hand.</summary>
internal static class Scopes
{
    public static IDisposable? Delivery(ILogger log, Guid delivery) => log.BeginScope(Of(("Delivery", delivery)));

    public static IDisposable? Track(ILogger log, string track) => log.BeginScope(Of(("Track", track)));

    public static IDisposable? Job(ILogger log, ClaimedJob job) => log.BeginScope(
        JobNames.AttemptOf(job) is { } attempt
            ? Of(("Track", job.TrackKey), ("Job", job.Key), ("Task", JobNames.TaskOf(attempt)), ("Attempt", attempt))
            : Of(("Track", job.TrackKey), ("Job", job.Key)));

    private static Dictionary<string, object> Of(params ReadOnlySpan<(string Name, object Value)> values)
    {
        var scope = new Dictionary<string, object>(values.Length, StringComparer.Ordinal);
        foreach (var (name, value) in values) scope[name] = value;
        return scope;
    }
}
