namespace Swarm.GitHub;

internal sealed record GraphAnswer<T>(T? Data = default, IReadOnlyList<GraphError>? Errors = null);
