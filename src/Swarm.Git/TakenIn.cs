using System.Collections.Immutable;
using Swarm.Core.Gates;

namespace Swarm.Git;

/// <summary>A work tree, taken in.</summary>
/// <param name="Commit">The commit that holds it; null when nothing differs from the parent, or when the tree could not be taken in (then <paramref name="Suspicious"/> says why).</param>
/// <param name="Changes">What differs from the parent.</param>
/// <param name="Suspicious">
/// One sentence each, beginning with the path: embedded repositories, submodule links, symbolic links that leave the tree,
/// FIFOs and devices, names that are no text, files that git refused. Not empty means that the scope gate must fail.
/// </param>
public sealed record TakenIn(string? Commit, ImmutableArray<ChangedFile> Changes, ImmutableArray<string> Suspicious);
