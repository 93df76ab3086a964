namespace Swarm.GitHub;

/// <summary>A check as it is changed: all of <see cref="CheckRunRequest"/> but the commit, which GitHub takes only once.</summary>
internal sealed record CheckRunUpdate(
    string Name,
    CheckStatus? Status,
    CheckConclusion? Conclusion,
    string? ExternalId,
    Uri? DetailsUrl,
    DateTimeOffset? StartedAt,
    DateTimeOffset? CompletedAt,
    CheckOutput? Output,
    IReadOnlyList<CheckAction>? Actions)
{
    public static CheckRunUpdate Of(CheckRunRequest check) => new(
        check.Name,
        check.Status,
        check.Conclusion,
        check.ExternalId,
        check.DetailsUrl,
        check.StartedAt,
        check.CompletedAt,
        check.Output,
        check.Actions);
}
