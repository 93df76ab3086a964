namespace Swarm.LocalGitHub.State;

/// <summary>The check runs of one app on one commit.</summary>
internal sealed record CheckSuite(long Id, AppEntry App, string HeadSha, DateTimeOffset CreatedAt);
