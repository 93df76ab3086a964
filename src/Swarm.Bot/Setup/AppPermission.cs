namespace Swarm.Bot.Setup;

/// <summary>One permission that the App asks for.</summary>
/// <param name="Access"><c>read</c> or <c>write</c>.</param>
/// <param name="Reason">One sentence or two for the person who grants it.</param>
/// <param name="OnlyOnGitHubCom">True where GitHub Enterprise Server has no such permission.</param>
public sealed record AppPermission(string Name, string Access, string Reason, bool OnlyOnGitHubCom = false);
