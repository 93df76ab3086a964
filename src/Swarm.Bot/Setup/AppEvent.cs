namespace Swarm.Bot.Setup;

/// <summary>One webhook event that the App subscribes to.</summary>
/// <param name="Reason">What it is heard for.</param>
/// <param name="OnlyOnGitHubCom">True where GitHub Enterprise Server cannot grant what the event needs.</param>
public sealed record AppEvent(string Name, string Reason, bool OnlyOnGitHubCom = false);
