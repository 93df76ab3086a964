namespace Swarm.LocalGitHub.State;

/// <summary>Who does a deed, and through which app if through one.</summary>
internal sealed record Actor(Account Account, AppEntry? App = null)
{
    public string Login => Account.Login;
}
