namespace Swarm.LocalGitHub;

/// <summary>The <paramref name="Nth"/> webhook that fits gets the fault.</summary>
/// <param name="Event">Event and action, such as <c>issues.labeled</c> or <c>push</c>; <c>*</c> stands for any characters.</param>
/// <param name="Nth">Counted from 1 since the plan was set; a redelivery counts as one more.</param>
/// <param name="Fault">What happens to it.</param>
public sealed record WebhookFaultOrder(string Event, int Nth, WebhookFault Fault);
