namespace Swarm.GitHub;

internal sealed record ReviewSubmission(ReviewVerdict Event, string Body);
