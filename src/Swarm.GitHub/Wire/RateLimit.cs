using System.Net;
using System.Text;

namespace Swarm.GitHub;

/// <summary>Tells an answer that means "later" from one that means "no".</summary>
internal static class RateLimit
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(32);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long to wait before asking again; null where the answer is no limit.
    /// <paramref name="refusals"/> counts the limits this request has already met: without a time named by GitHub the pause doubles,
    /// beginning with <paramref name="silence"/>.
    /// </summary>
    public static TimeSpan? Pause(WireAnswer answer, DateTimeOffset now, TimeSpan silence, int refusals)
    {
        if (answer.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests)) return PauseOfQuery(answer, now);
        if (answer.RetryAfter is { } named) return AtLeast(named);
        if (UntilReset(answer, now) is { } reset) return reset;
        return IsSecondary(answer) ? Doubled(silence, refusals) : null;
    }

    // GraphQL says "later" with status 200 and an error of this type.
    private static TimeSpan? PauseOfQuery(WireAnswer answer, DateTimeOffset now)
    {
        if (answer.Status != HttpStatusCode.OK || answer.LimitRemaining != 0 || !answer.Url.AbsolutePath.EndsWith("/graphql", StringComparison.Ordinal)) return null;
        return Says(answer, "\"RATE_LIMITED\"") ? UntilReset(answer, now) : null;
    }

    private static TimeSpan? UntilReset(WireAnswer answer, DateTimeOffset now) =>
        answer is { LimitRemaining: 0, LimitReset: { } reset } ? AtLeast(reset - now) : null;

    // A plain 403 is a missing permission: only its text tells it from a secondary limit without headers.
    private static bool IsSecondary(WireAnswer answer) =>
        answer.Status == HttpStatusCode.TooManyRequests || Says(answer, "secondary rate limit") || Says(answer, "abuse detection");

    private static bool Says(WireAnswer answer, string words) =>
        Encoding.UTF8.GetString(answer.Body).Contains(words, StringComparison.OrdinalIgnoreCase);

    private static TimeSpan Doubled(TimeSpan silence, int refusals)
    {
        var doubled = silence * Math.Pow(2, Math.Min(refusals, 10));
        return doubled < LongestSilence ? doubled : LongestSilence;
    }

    private static TimeSpan AtLeast(TimeSpan pause) => pause > Shortest ? pause : Shortest;
}
