using System.Globalization;
using System.Text;
using Swarm.Bot.Coordination;
using Swarm.Bot.Hosting;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Missed;

/// <summary>
/// Finds webhooks that never arrived in GitHub's own log of deliveries, which goes back three days, and stores them as the receiver
/// would have. A cursor in the store says up to when everything is stored; it moves only after a whole walk. The first walk goes
/// back to the beginning of the data directory: what was sent before belongs to another life of the App, and what of it still
/// matters is found by comparing states.
/// </summary>
public sealed partial class MissedDeliveries(GitHubApp app, TrackStore store, DeliveryBell bell, TimeProvider time, ILogger<MissedDeliveries> log)
{
    private const string Cursor = "deliveries/stored-to";

    /// <summary>
    /// How far each walk goes back behind the cursor. GitHub promises neither that a delivery is listed at once (it waits up to
    /// 30 s for the receiver) nor that its clock is ours; what is stored already costs nothing.
    /// </summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    /// <summary>The walk that the last look could not finish.</summary>
    private DeliveryWalk? _walk;

    /// <summary>Looks once; what stands in the way is thrown, and the next look goes on where this one stopped.</summary>
    /// <returns>How many deliveries were found and stored.</returns>
    public async Task<int> LookAsync(CancellationToken ct)
    {
        var cursor = await CursorAsync(ct);
        var walk = Interlocked.Exchange(ref _walk, null) ?? new DeliveryWalk(app, store, (cursor ?? await Incarnation.FirstBeganAsync(store, ct)) - Overlap);
        try
        {
            var found = 0;
            foreach (var delivery in await walk.FinishAsync(ct)) found += await TakeAsync(delivery, ct) ? 1 : 0;
            if (walk.Newest is { } newest && newest > (cursor ?? DateTimeOffset.MinValue))
                await store.PutSettingAsync(Cursor, newest.ToString("O", CultureInfo.InvariantCulture), ct);
            return found;
        }
        catch
        {
            _walk = walk;
            throw;
        }
    }

    private async Task<DateTimeOffset?> CursorAsync(CancellationToken ct) =>
        await store.GetSettingAsync(Cursor, ct) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) : null;

    private async Task<bool> TakeAsync(DeliverySummary listed, CancellationToken ct)
    {
        var id = Guid.Parse(listed.EventGuid);
        // A webhook may have brought it since the page was read, or the look before this one was broken off behind it.
        if ((await store.UnknownDeliveriesAsync([id], ct)).Count == 0) return false;
        if (await FetchAsync(listed, ct) is not { } delivery)
        {
            Log.Gone(log, id, listed.Event, listed.Action, Age(listed));
            return false;
        }

        var body = Encoding.UTF8.GetBytes(delivery.Request.Payload.GetRawText());
        if (await store.AddDeliveryAsync(id, delivery.Event, body, ct) != DeliveryReceipt.Stored) return false;
        Log.Found(log, id, delivery.Event, delivery.Action, Age(listed));
        bell.Ring();
        return true;
    }

    private async Task<Delivery?> FetchAsync(DeliverySummary listed, CancellationToken ct)
    {
        try
        {
            return await app.GetDeliveryAsync(listed.Id, ct);
        }
        catch (GitHubUnreadableException)
        {
            // One that never reads must not keep all later ones from being found.
            return null;
        }
    }

    private TimeSpan Age(DeliverySummary delivery) => time.GetUtcNow() - delivery.DeliveredAt;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Delivery {Delivery} ({Name}.{Action}), sent {Age} ago, was found in GitHub's log and stored.")]
        public static partial void Found(ILogger logger, Guid delivery, string name, string? action, TimeSpan age);

        [LoggerMessage(LogLevel.Warning, "Delivery {Delivery} ({Name}.{Action}), sent {Age} ago, is listed by GitHub but cannot be had; comparing states must make up for it.")]
        public static partial void Gone(ILogger logger, Guid delivery, string name, string? action, TimeSpan age);
    }
}
