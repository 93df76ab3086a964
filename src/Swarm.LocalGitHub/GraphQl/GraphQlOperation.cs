namespace Swarm.LocalGitHub.GraphQl;

/// <summary>A query or a mutation with its root fields.</summary>
internal sealed record GraphQlOperation(bool IsMutation, IReadOnlyList<GraphQlField> Fields);
