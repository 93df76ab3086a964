using System.Collections.Immutable;
using Swarm.GitHub;

namespace Swarm.Bot.Publishing;

/// <summary>A review yet to be made.</summary>
/// <param name="Commit">The commit that was reviewed.</param>
/// <param name="Body">What no inline comment says.</param>
/// <param name="Comments">Inline comments.</param>
/// <param name="Whole">The body of a review without inline comments: everything.</param>
internal sealed record ReviewDraft(string Commit, string Body, ImmutableArray<DraftComment> Comments, string Whole);
