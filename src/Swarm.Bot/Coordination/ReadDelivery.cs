using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Coordination;

/// <summary>A stored delivery and what its body says.</summary>
internal sealed record ReadDelivery(StoredDelivery Stored, WebhookReading Reading)
{
    /// <summary>Whose order of arrival it keeps; 0 for what belongs to no repository.</summary>
    public long Repository => Reading is WebhookReading.Known { Event: RepositoryWebhookEvent e } ? e.Repository.Id : 0;

    public static ReadDelivery Of(StoredDelivery stored) => new(stored, WebhookReader.Read(stored.EventName, stored.Body));
}
