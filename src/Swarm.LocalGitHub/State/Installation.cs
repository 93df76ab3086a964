namespace Swarm.LocalGitHub.State;

/// <summary>An app installed on an account, with access to all of that account's repositories.</summary>
internal sealed record Installation(long Id, AppEntry App, Account Owner, DateTimeOffset CreatedAt);
