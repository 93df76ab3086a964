namespace Swarm.GitHub;

/// <summary>What a webhook's body turned out to be.</summary>
public abstract record WebhookReading
{
    private WebhookReading()
    {
    }

    /// <summary>Not JSON, or a field that the product needs is missing or of another kind.</summary>
    /// <param name="Reason">JSON path and what is wrong there.</param>
    public sealed record Malformed(string Reason) : WebhookReading;

    /// <summary>An event the product does not use.</summary>
    public sealed record Unknown(string EventName, string? Action) : WebhookReading;

    /// <summary>An event the product uses, whatever its action.</summary>
    public sealed record Known(WebhookEvent Event) : WebhookReading;
}
