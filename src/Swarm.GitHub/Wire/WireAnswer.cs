using System.Net;

namespace Swarm.GitHub;

/// <summary>One answer, read to its end.</summary>
internal sealed record WireAnswer(Uri Url, HttpStatusCode Status, byte[] Body)
{
    public string? ETag { get; init; }

    public string? Link { get; init; }

    /// <summary>What the server's clock showed.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Pause the server asks for, counted from the answer.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public long? LimitRemaining { get; init; }

    /// <summary>Which of GitHub's limits the answer counted against, such as <c>core</c>.</summary>
    public string? LimitResource { get; init; }

    public DateTimeOffset? LimitReset { get; init; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public bool IsServerFault => (int)Status >= 500;

    public bool IsAbsent => Status is HttpStatusCode.NotFound or HttpStatusCode.Gone;
}
