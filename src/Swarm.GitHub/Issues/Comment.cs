namespace Swarm.GitHub;

/// <summary>A comment on an issue or in a pull request's conversation.</summary>
/// <param name="Id">GitHub's number; grows with time.</param>
/// <param name="NodeId">Its name in GraphQL.</param>
/// <param name="Body">Markdown; untrusted.</param>
/// <param name="User">Who wrote it; null where the account is gone.</param>
/// <param name="HtmlUrl">Its place on the page.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="UpdatedAt">When it was last edited.</param>
/// <param name="PerformedViaGithubApp">The App that wrote it, where one did.</param>
public sealed record Comment(
    long Id,
    string NodeId,
    string Body,
    GitHubUser? User,
    Uri HtmlUrl,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    AppReference? PerformedViaGithubApp = null)
{
    /// <summary>True where the App with this id wrote it, whatever the text claims.</summary>
    public bool IsBy(long appId) => PerformedViaGithubApp?.Id == appId;
}
