namespace Swarm.GitHub;

/// <summary>The object <c>{}</c>, for requests that say all in their address.</summary>
internal sealed record EmptyBody;
