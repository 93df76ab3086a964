using System.Collections.Immutable;

namespace Swarm.Core.Policies;

/// <summary>Untrusted text with what people cannot see taken out.</summary>
/// <param name="Text">What is left.</param>
/// <param name="Removed">What was taken out, each part visible and at most 200 characters long.</param>
public sealed record CleanText(string Text, ImmutableArray<string> Removed);
