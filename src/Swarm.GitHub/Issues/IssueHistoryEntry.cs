namespace Swarm.GitHub;

/// <summary>Something that happened to an issue.</summary>
/// <param name="Id">GitHub's number of the entry; grows.</param>
/// <param name="Event">For example <c>labeled</c>, <c>unlabeled</c>, <c>closed</c>, <c>renamed</c>.</param>
/// <param name="Actor">Who did it; null where the account is gone.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="Label">The label, for <c>labeled</c> and <c>unlabeled</c>.</param>
public sealed record IssueHistoryEntry(
    long Id,
    string Event,
    GitHubUser? Actor,
    DateTimeOffset CreatedAt,
    Label? Label = null);
