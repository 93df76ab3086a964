using Swarm.Bot.Coordination;
using Swarm.Bot.Signals;
using Swarm.Core.Tracks;
using Swarm.GitHub;

namespace Swarm.Bot.Missed;

/// <summary>
/// Heals a difference by telling the track what the webhook would have told it: the news go through the same reader, with the same
/// questions about who may do what, and a track that knows already decides nothing.
/// </summary>
public sealed partial class MissedNews(SignalReader reader, Coordinator coordinator, TimeProvider time, ILogger<MissedNews> log)
{
    /// <returns>True where the track decided something.</returns>
    public async Task<bool> TellAsync(Difference difference, WebhookEvent news, CancellationToken ct)
    {
        var reading = await reader.ReadAsync(new WebhookReading.Known(news), time.GetUtcNow(), ct);
        var heals = false;
        foreach (var each in reading.Signals.Where(each => each.Track == difference.Track)) heals |= await HearAsync(each, ct);
        if (heals) Log.Healed(log, difference.Track, difference.Seen, difference.Expected);
        else Log.Nothing(log, difference.Track, difference.Seen, difference.Expected, reading.Remark);
        return heals;
    }

    private async Task<bool> HearAsync(AddressedSignal heard, CancellationToken ct)
    {
        var before = await coordinator.LoadAsync(heard.Track, ct);
        if (TrackDecider.Decide(before.State, heard.Signal).IsEmpty) return false;
        return await coordinator.HearAsync(heard.Track, heard.Signal, Occasion.None, ct) == HeardResult.Heard;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Track {Track}: GitHub shows {Seen}, expected was {Expected}; the track was told.")]
        public static partial void Healed(ILogger logger, string track, string seen, string expected);

        [LoggerMessage(LogLevel.Debug, "Track {Track}: GitHub shows {Seen}, expected was {Expected}; nothing follows {Remark}.")]
        public static partial void Nothing(ILogger logger, string track, string seen, string expected, string? remark);
    }
}
