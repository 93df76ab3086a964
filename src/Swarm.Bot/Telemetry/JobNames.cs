using Swarm.Core.Tracks;
using Swarm.Storage;

namespace Swarm.Bot.Telemetry;

/// <summary>What a job's key names, such as <c>attempt/T01-1.2~1</c>: attempt T01-1, its second leg, wanted again once.</summary>
internal static class JobNames
{
    /// <summary>Null for jobs of the whole track.</summary>
    public static string? AttemptOf(ClaimedJob job)
    {
        if (job.Kind is not (nameof(JobKind.Attempt) or nameof(JobKind.Measure) or nameof(JobKind.Merge))) return null;
        var id = job.Key[(job.Key.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var end = id.AsSpan().IndexOfAny('.', '~');
        return end < 0 ? id : id[..end];
    }

    public static string TaskOf(string attempt) =>
        attempt.LastIndexOf('-') is > 0 and var end ? attempt[..end] : attempt;
}
