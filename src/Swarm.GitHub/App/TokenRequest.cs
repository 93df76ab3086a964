namespace Swarm.GitHub;

internal sealed record TokenRequest(IReadOnlyList<long>? RepositoryIds = null, IReadOnlyDictionary<string, string>? Permissions = null);
