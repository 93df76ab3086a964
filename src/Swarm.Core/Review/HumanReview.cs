using System.Collections.Immutable;

namespace Swarm.Core.Review;

/// <summary>A person's review that asks for changes.</summary>
/// <param name="Id">GitHub's number.</param>
/// <param name="By">A login with write access.</param>
/// <param name="Remarks">Without hidden text; never empty.</param>
public sealed record HumanReview(long Id, string By, ImmutableArray<ReviewRemark> Remarks);
