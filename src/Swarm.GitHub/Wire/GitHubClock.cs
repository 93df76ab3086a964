using Microsoft.Extensions.Logging;

namespace Swarm.GitHub;

/// <summary>
/// The time by which credentials are made and judged. It is the machine's own until GitHub refuses one and tells another time with it:
/// a machine whose clock is wrong would otherwise be shut out until somebody sets it.
/// </summary>
internal sealed partial class GitHubClock(TimeProvider time, ILogger log)
{
    private long ahead;

    public DateTimeOffset Now => time.GetUtcNow() - TimeSpan.FromTicks(Volatile.Read(ref ahead));

    /// <summary>Takes the time that came with a refusal.</summary>
    /// <returns>True where it is another than was thought, so that a credential made anew may be taken.</returns>
    public bool Hear(DateTimeOffset? date)
    {
        if (date is not { } theirs || (theirs - Now).Duration() <= AppKey.ClockSkew) return false;
        var off = time.GetUtcNow() - theirs;
        Volatile.Write(ref ahead, off.Duration() <= AppKey.ClockSkew ? 0 : off.Ticks);
        Log.Differs(log, off);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "This machine's clock is {Off} ahead of GitHub's; GitHub's is used for tokens. Set the machine's clock.")]
        public static partial void Differs(ILogger log, TimeSpan off);
    }
}
