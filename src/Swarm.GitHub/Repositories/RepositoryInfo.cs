namespace Swarm.GitHub;

/// <summary>A repository.</summary>
/// <param name="Id">Number that survives renaming and transfer.</param>
/// <param name="Name">Name below its owner.</param>
/// <param name="FullName"><c>owner/name</c>.</param>
/// <param name="Owner">The account it belongs to.</param>
/// <param name="DefaultBranch">Short name of the default branch.</param>
/// <param name="Private">True where it is not public.</param>
/// <param name="HtmlUrl">Its page.</param>
/// <param name="Archived">True where nobody may write.</param>
/// <param name="HasIssues">False where issues are switched off.</param>
/// <param name="OpenIssuesCount">Open issues and pull requests together.</param>
public sealed record RepositoryInfo(
    long Id,
    string Name,
    string FullName,
    GitHubUser Owner,
    string DefaultBranch,
    bool Private,
    Uri HtmlUrl,
    bool Archived = false,
    bool HasIssues = true,
    int OpenIssuesCount = 0);
