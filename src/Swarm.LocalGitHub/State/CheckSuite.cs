using Swarm.LocalGitHub.Git;

namespace Swarm.LocalGitHub.State;

/// <summary>The check runs of one app on one commit.</summary>
internal sealed record CheckSuite(long Id, AppEntry App, CommitInfo Head, DateTimeOffset CreatedAt)
{
    public string HeadSha => Head.Sha;
}
