namespace Swarm.LocalGitHub;

/// <summary>A webhook that was struck.</summary>
/// <param name="Event">Event and action, such as <c>issues.labeled</c>.</param>
/// <param name="Delivery">What the app sees as <c>X-GitHub-Delivery</c>.</param>
public sealed record InjectedWebhookFault(string Event, Guid Delivery, WebhookFault Fault, DateTimeOffset At);
