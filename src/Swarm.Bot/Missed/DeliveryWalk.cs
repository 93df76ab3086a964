using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Missed;

/// <summary>
/// One walk through GitHub's log of deliveries, from the newest back to a time. It keeps its place: after a page that could not be
/// had, going on asks for that page again.
/// </summary>
internal sealed class DeliveryWalk(GitHubApp app, TrackStore store, DateTimeOffset limit)
{
    private readonly Dictionary<Guid, DeliverySummary> _unknown = [];
    private string? _page;
    private bool _atEnd;

    /// <summary>When the newest delivery of the log was sent; null before the first page, or where the log is empty.</summary>
    public DateTimeOffset? Newest { get; private set; }

    /// <summary>Walks to the end and gives the events that the store does not know, the oldest first.</summary>
    public async Task<IReadOnlyList<DeliverySummary>> FinishAsync(CancellationToken ct)
    {
        while (!_atEnd) await TurnAsync(ct);
        return [.. _unknown.Values.OrderBy(delivery => delivery.DeliveredAt).ThenBy(delivery => delivery.Id)];
    }

    private async Task TurnAsync(CancellationToken ct)
    {
        var page = await app.ListDeliveriesAsync(_page, ct);
        await NoteAsync(page.Deliveries, ct);
        _atEnd = page.NextCursor is null || page.NextCursor == _page || page.Deliveries.Count == 0 || page.Deliveries.Any(delivery => delivery.DeliveredAt < limit);
        _page = page.NextCursor;
    }

    private async Task NoteAsync(IReadOnlyList<DeliverySummary> deliveries, CancellationToken ct)
    {
        Newest ??= deliveries.Count == 0 ? null : deliveries.Max(delivery => delivery.DeliveredAt);
        // The log goes back in time, so of several attempts the first one stays: it says when the event happened.
        var within = deliveries.Where(delivery => delivery.DeliveredAt >= limit && Guid.TryParse(delivery.EventGuid, out _))
            .GroupBy(delivery => Guid.Parse(delivery.EventGuid)).ToDictionary(group => group.Key, group => group.Last());
        foreach (var id in await store.UnknownDeliveriesAsync(within.Keys, ct)) _unknown[id] = within[id];
    }
}
