namespace Swarm.LocalGitHub.State;

/// <summary>A line of an issue's history: labeled, unlabeled, closed, reopened, merged and the like.</summary>
internal sealed record IssueEvent(long Id, string Event, Actor By, DateTimeOffset CreatedAt, string? Label = null, string? CommitId = null);
