using System.Collections.Immutable;
using Swarm.Core.Review;

namespace Swarm.Core.Reports;

/// <summary>What an agent's report says. It counts for nothing by itself: only what the app observed moves a task forward.</summary>
/// <param name="Summary">The report's prose, without its machine-readable parts, at most 4,000 characters.</param>
/// <param name="Plan">JSON of the block <c>swarm-plan</c>.</param>
/// <param name="Question">The block <c>swarm-question</c>.</param>
/// <param name="Findings">The block <c>swarm-findings</c>; null when the report has none.</param>
/// <param name="Faults">What could not be read, each with its reason.</param>
public sealed record AgentReport(
    string Summary,
    string? Plan,
    AgentQuestion? Question,
    ImmutableArray<Finding>? Findings,
    ImmutableArray<string> Faults);
