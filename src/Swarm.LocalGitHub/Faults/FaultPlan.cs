namespace Swarm.LocalGitHub;

/// <summary>What goes wrong from now on. An order goes before the odds; pages are never struck.</summary>
public sealed record FaultPlan
{
    /// <summary>Nothing goes wrong.</summary>
    public static FaultPlan None { get; } = new();

    /// <summary>Requests to the API and to git that are struck for certain. Default: none.</summary>
    public IReadOnlyList<RequestFaultOrder> Requests { get; init; } = [];

    /// <summary>Chance faults of all other requests to the API and to git. Default: none.</summary>
    public FaultOdds<RequestFault>? RequestOdds { get; init; }

    /// <summary>Webhooks that are struck for certain. Default: none.</summary>
    public IReadOnlyList<WebhookFaultOrder> Webhooks { get; init; } = [];

    /// <summary>Chance faults of all other webhooks; redeliveries are spared, as somebody is looking. Default: none.</summary>
    public FaultOdds<WebhookFault>? WebhookOdds { get; init; }
}
