namespace Swarm.Core.Policies;

/// <summary>The repository's own commands, run in the cell without network, gateway or secret. Setting <c>commands</c>; all default to none.</summary>
/// <param name="Build">Exit code 0 is a pass of gate <c>build</c>; lines <c>path:line: text</c> become annotations.</param>
/// <param name="Test">Likewise for gate <c>tests</c>.</param>
/// <param name="Lint">Likewise for gate <c>lint</c>.</param>
public sealed record RepositoryCommands(string? Build = null, string? Test = null, string? Lint = null);
