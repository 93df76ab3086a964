using Swarm.Core.Tracks;
using Swarm.GitHub;

namespace Swarm.Bot.Signals;

/// <summary>Asks GitHub, each time anew, what somebody may do.</summary>
public sealed class People(GitHubApp app)
{
    /// <summary>Bots have no say, whatever access they were given.</summary>
    public async Task<Actor> ActorAsync(RepositoryWebhookEvent e, CancellationToken ct)
    {
        if (e.Sender is not { IsBot: false } sender || e.Installation is not { } installation) return new Actor(e.Sender?.Login ?? "ghost", false);
        var repository = app.Repository(installation.Id, e.Repository.Owner.Login, e.Repository.Name);
        return new Actor(sender.Login, await repository.GetPermissionAsync(sender.Login, ct) >= RepositoryPermission.Write);
    }

    /// <summary>Who did it, where it does not matter what else they may do.</summary>
    public static Actor Named(RepositoryWebhookEvent e) => new(e.Sender?.Login ?? "ghost", false);
}
