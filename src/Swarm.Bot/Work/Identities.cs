using Swarm.Bot.Hosting;
using Swarm.Git;
using Swarm.GitHub;

namespace Swarm.Bot.Work;

/// <summary>The app as an author of commits, in the form that GitHub links to the bot's account.</summary>
public sealed class Identities(GitHubApp app, NodeSettings settings)
{
    private GitIdentity? _known;

    public async Task<GitIdentity> OfAppAsync(GitHubRepository repository, CancellationToken ct)
    {
        if (_known is { } known) return known;
        var info = await app.GetAppAsync(ct);
        var bot = await repository.FindUserAsync(info.BotLogin, ct);
        var host = settings.App.Address.Web.Host;
        var number = bot is null ? "" : $"{bot.Id}+";
        return _known = new GitIdentity(info.BotLogin, $"{number}{info.BotLogin}@users.noreply.{host}");
    }
}
