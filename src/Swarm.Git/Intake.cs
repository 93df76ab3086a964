using System.Collections.Immutable;

namespace Swarm.Git;

/// <summary>What a tree became in the mirror's object store.</summary>
/// <param name="Tree">The tree's id; null when it could not be taken in at all.</param>
/// <param name="Suspicious">What was met on the way.</param>
/// <param name="Whole">False when a file that belongs in could not be taken in.</param>
internal sealed record Intake(string? Tree, ImmutableArray<string> Suspicious, bool Whole);
