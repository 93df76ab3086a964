namespace Swarm.GitHub;

/// <summary>An issue, or the issue side of a pull request.</summary>
/// <param name="Id">GitHub's number across all repositories.</param>
/// <param name="NodeId">Its name in GraphQL.</param>
/// <param name="Number">Its number in the repository.</param>
/// <param name="Title">Title; untrusted.</param>
/// <param name="Body">Text; null where there is none; untrusted.</param>
/// <param name="State"><c>open</c> or <c>closed</c>.</param>
/// <param name="HtmlUrl">Its page.</param>
/// <param name="User">Who opened it; null where the account is gone.</param>
/// <param name="Labels">Labels at the time of the answer.</param>
/// <param name="CreatedAt">When it was opened.</param>
/// <param name="UpdatedAt">When anything in it last changed.</param>
/// <param name="Locked">True where only people with write access may comment.</param>
/// <param name="PullRequest">Set where it is a pull request.</param>
public sealed record Issue(
    long Id,
    string NodeId,
    int Number,
    string Title,
    string? Body,
    string State,
    Uri HtmlUrl,
    GitHubUser? User,
    IReadOnlyList<Label> Labels,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    bool Locked = false,
    PullRequestLink? PullRequest = null)
{
    /// <summary>True until it is closed.</summary>
    public bool IsOpen => State == "open";

    /// <summary>True for the issue side of a pull request.</summary>
    public bool IsPullRequest => PullRequest is not null;
}
