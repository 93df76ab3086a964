namespace Swarm.GitHub;

/// <summary>A review of a pull request.</summary>
/// <param name="Id">GitHub's number.</param>
/// <param name="NodeId">Its name in GraphQL.</param>
/// <param name="State">In REST <c>PENDING</c>, <c>COMMENTED</c>, <c>APPROVED</c>, <c>CHANGES_REQUESTED</c>, <c>DISMISSED</c>; webhooks write it small.</param>
/// <param name="Body">Text; empty or null where there is none; untrusted.</param>
/// <param name="User">Who reviewed; null where the account is gone.</param>
/// <param name="HtmlUrl">Its place on the page.</param>
/// <param name="CommitId">The commit reviewed, where known.</param>
/// <param name="SubmittedAt">When; null while pending.</param>
public sealed record Review(
    long Id,
    string NodeId,
    string State,
    string? Body,
    GitHubUser? User,
    Uri HtmlUrl,
    string? CommitId = null,
    DateTimeOffset? SubmittedAt = null)
{
    /// <summary>True where it asks for changes.</summary>
    public bool RequestsChanges => Is("CHANGES_REQUESTED");

    /// <summary>True where it approves.</summary>
    public bool Approves => Is("APPROVED");

    /// <summary>True until it is submitted.</summary>
    public bool IsPending => Is("PENDING");

    private bool Is(string state) => string.Equals(State, state, StringComparison.OrdinalIgnoreCase);
}
