using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Signals;

/// <summary>Delivery in, signals out. What GitHub must be asked for is asked here, so that deciding stays pure.</summary>
public sealed class SignalReader(IssueSignals issues, CommentSignals comments, CodeSignals code, RepositorySignals repositories)
{
    public async Task<DeliveryReading> ReadAsync(StoredDelivery delivery, CancellationToken ct)
    {
        var at = delivery.ReceivedAt;
        return WebhookReader.Read(delivery.EventName, delivery.Body) switch
        {
            WebhookReading.Malformed malformed => new DeliveryReading([], malformed.Reason, IsFault: true),
            WebhookReading.Known { Event: IssueEvent e } => await issues.ReadAsync(e, at, ct),
            WebhookReading.Known { Event: IssueCommentEvent e } => await comments.ReadAsync(e, at, ct),
            WebhookReading.Known { Event: PullRequestEvent e } => await code.ReadAsync(e, at, ct),
            WebhookReading.Known { Event: CheckRunEvent e } => await code.ReadAsync(e, at, ct),
            WebhookReading.Known { Event: CheckSuiteEvent e } => await code.ReadAsync(e, at, ct),
            WebhookReading.Known { Event: MergeGroupEvent e } => await code.ReadAsync(e, at, ct),
            WebhookReading.Known { Event: RepositoryEvent e } => await repositories.ReadAsync(e, at, ct),
            WebhookReading.Known { Event: InstallationEvent e } => await repositories.ReadAsync(e, at, ct),
            WebhookReading.Known { Event: InstallationRepositoriesEvent e } => await repositories.ReadAsync(e, at, ct),
            WebhookReading.Known { Event: PushEvent e } => await code.ReadAsync(e, at, ct),
            _ => DeliveryReading.Nothing("no event that a track listens to"),
        };
    }
}
