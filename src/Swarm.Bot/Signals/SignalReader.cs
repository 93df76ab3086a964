using Swarm.GitHub;

namespace Swarm.Bot.Signals;

/// <summary>Delivery in, signals out. What GitHub must be asked for is asked here, so that deciding stays pure.</summary>
public sealed class SignalReader(IssueSignals issues, CommentSignals comments, CodeSignals code, ReviewSignals reviews, RepositorySignals repositories, ReadComments read)
{
    /// <summary>Reads what a webhook brought.</summary>
    public async Task<DeliveryReading> HearAsync(WebhookReading reading, DateTimeOffset at, CancellationToken ct)
    {
        var signals = await ReadAsync(reading, at, ct);
        if (reading is WebhookReading.Known { Event: IssueCommentEvent { Action: "created" } e }) read.Note(e.Comment.Id);
        return signals;
    }

    /// <summary>Reads news, also such as no webhook brought but GitHub's state shows.</summary>
    public async Task<DeliveryReading> ReadAsync(WebhookReading reading, DateTimeOffset at, CancellationToken ct) => reading switch
    {
        WebhookReading.Malformed malformed => new DeliveryReading([], malformed.Reason, IsFault: true),
        WebhookReading.Known { Event: IssueEvent e } => await issues.ReadAsync(e, at, ct),
        WebhookReading.Known { Event: IssueCommentEvent e } => await comments.ReadAsync(e, at, ct),
        WebhookReading.Known { Event: PullRequestEvent e } => await code.ReadAsync(e, at, ct),
        WebhookReading.Known { Event: PullRequestReviewEvent e } => await reviews.ReadAsync(e, at, ct),
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
