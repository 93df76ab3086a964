namespace Swarm.GitHub;

/// <summary>An account.</summary>
/// <param name="Id">Number that survives renaming.</param>
/// <param name="Login">Name, without the at sign.</param>
/// <param name="Type"><c>User</c>, <c>Bot</c>, <c>Organization</c> or <c>Mannequin</c>.</param>
public sealed record GitHubUser(long Id, string Login, string Type)
{
    /// <summary>True for the account of an App.</summary>
    public bool IsBot => Type == "Bot";
}
