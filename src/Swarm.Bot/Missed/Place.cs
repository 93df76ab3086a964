using Swarm.Core.Tracks;
using Swarm.GitHub;

namespace Swarm.Bot.Missed;

/// <summary>A repository in which state is compared.</summary>
public sealed record Place(GitHubRepository GitHub, RepositoryInfo Info, InstallationReference Installation)
{
    /// <summary>The repository as GitHub shows it now.</summary>
    public static Place Of(GitHubApp app, RepositoryInfo info, long installation) =>
        new(app.Repository(installation, info.Owner.Login, info.Name), info, new InstallationReference(installation));

    /// <summary>The repository as a track knows it; a name that has changed since is followed by GitHub.</summary>
    public static Place Of(GitHubApp app, RepositoryFacts facts)
    {
        var github = app.Repository(facts.InstallationId, facts.Owner, facts.Name);
        var owner = new GitHubUser(0, facts.Owner, "User");
        var info = new RepositoryInfo(facts.Id, facts.Name, facts.FullName, owner, facts.DefaultBranch, false, new Uri("about:blank"));
        return new Place(github, info, new InstallationReference(facts.InstallationId));
    }

    /// <summary>A track's issue where GitHub no longer shows it, or where it does not matter what it shows.</summary>
    public static Issue IssueOf(TrackState state) => new(
        0, "", state.Issue.Number, state.Issue.Title, state.Issue.Body, "open", new Uri("about:blank"), null, [], state.StartedAt, state.UpdatedAt);
}
