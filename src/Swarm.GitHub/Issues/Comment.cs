using System.Globalization;

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
/// <param name="IssueUrl">The issue in the interface of GitHub; ends with its number.</param>
public sealed record Comment(
    long Id,
    string NodeId,
    string Body,
    GitHubUser? User,
    Uri HtmlUrl,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    AppReference? PerformedViaGithubApp = null,
    Uri? IssueUrl = null)
{
    /// <summary>Number of the issue or pull request; null where GitHub does not say.</summary>
    public int? IssueNumber => int.TryParse(IssueUrl?.Segments[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>True where the App with this id wrote it, whatever the text claims.</summary>
    public bool IsBy(long appId) => PerformedViaGithubApp?.Id == appId;
}
