namespace Swarm.Storage.Queues;

/// <summary>A message that this process keeps hidden while its job runs.</summary>
/// <param name="Receipt">The right to renew or delete it; each renewal gives another.</param>
/// <param name="RenewAt">When it must be renewed.</param>
internal sealed record HeldMessage(string Id, string Receipt, long JobId, DateTimeOffset RenewAt);
