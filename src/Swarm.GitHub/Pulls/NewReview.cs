namespace Swarm.GitHub;

/// <summary>Without an event, so GitHub keeps it pending.</summary>
internal sealed record NewReview(string CommitId, string Body, IReadOnlyList<DraftComment> Comments);
