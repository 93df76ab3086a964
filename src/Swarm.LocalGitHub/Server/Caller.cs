using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Server;

/// <summary>Who calls: an app with its own key (<paramref name="Token"/> null) or one of its installations.</summary>
internal sealed record Caller(AppEntry App, InstallationToken? Token, string? TokenText)
{
    public Actor Actor => App.Actor;

    /// <summary>Whose rate limit is used.</summary>
    public string RateKey => Token is null ? $"app-{App.Id}" : $"installation-{Token.Installation.Id}";
}
