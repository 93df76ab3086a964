namespace Swarm.GitHub;

/// <summary>A check as it is to be shown. Null leaves a field as it is.</summary>
/// <param name="Name">Name of the check.</param>
/// <param name="HeadSha">The commit it judges; fixed once created.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Conclusion">How it ended; sets the status to completed.</param>
/// <param name="ExternalId">Our own key, by which it is found again.</param>
/// <param name="DetailsUrl">Page with more.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="CompletedAt">When it ended.</param>
/// <param name="Output">What it shows.</param>
/// <param name="Actions">Its buttons, at most three.</param>
public sealed record CheckRunRequest(
    string Name,
    string HeadSha,
    CheckStatus? Status = null,
    CheckConclusion? Conclusion = null,
    string? ExternalId = null,
    Uri? DetailsUrl = null,
    DateTimeOffset? StartedAt = null,
    DateTimeOffset? CompletedAt = null,
    CheckOutput? Output = null,
    IReadOnlyList<CheckAction>? Actions = null);
