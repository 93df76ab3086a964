namespace Swarm.LocalGitHub;

/// <summary>What goes wrong with one request to the API or to git.</summary>
public abstract record RequestFault
{
    private RequestFault() { }

    /// <summary>Answered with 502; nothing was carried out.</summary>
    public sealed record BadGateway : RequestFault;

    /// <summary>Carried out, and answered with 502 all the same.</summary>
    public sealed record LateBadGateway : RequestFault;

    /// <summary>Refused with 429; nothing was carried out.</summary>
    /// <param name="RetryAfter">Named in the answer, in whole seconds; null names no time.</param>
    public sealed record TooManyRequests(TimeSpan? RetryAfter) : RequestFault;

    /// <summary>Refused with 403 in the words of the secondary limit; nothing was carried out.</summary>
    /// <param name="RetryAfter">Named in the answer, in whole seconds; null names no time.</param>
    public sealed record SecondaryLimit(TimeSpan? RetryAfter) : RequestFault;

    /// <summary>Carried out and answered, but not before <paramref name="By"/> has passed.</summary>
    public sealed record Slow(TimeSpan By) : RequestFault;

    /// <summary>The connection is cut before anything is carried out.</summary>
    public sealed record Dropped : RequestFault;

    /// <summary>Carried out; the connection is cut where the answer should come.</summary>
    public sealed record LostAnswer : RequestFault;
}
