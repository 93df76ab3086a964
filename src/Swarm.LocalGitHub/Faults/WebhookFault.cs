namespace Swarm.LocalGitHub;

/// <summary>What goes wrong with the handing over of one webhook.</summary>
public abstract record WebhookFault
{
    private WebhookFault() { }

    /// <summary>It never leaves. The delivery log shows it as failed, as for an app that could not be reached.</summary>
    public sealed record Lost : WebhookFault;

    /// <summary>It is handed over twice under the same id.</summary>
    public sealed record Doubled : WebhookFault;

    /// <summary>It is handed over after <paramref name="By"/>; those behind it go ahead.</summary>
    public sealed record Delayed(TimeSpan By) : WebhookFault;

    /// <summary>It is handed over after the one behind it, or alone when none has come within a second.</summary>
    public sealed record Overtaken : WebhookFault;
}
