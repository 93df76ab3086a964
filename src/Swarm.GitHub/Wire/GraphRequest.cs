namespace Swarm.GitHub;

internal sealed record GraphRequest(string Query, GraphVariables Variables);
