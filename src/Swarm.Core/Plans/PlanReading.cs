using System.Collections.Immutable;

namespace Swarm.Core.Plans;

/// <summary>A plan, or every fault that keeps the text from being one.</summary>
public sealed record PlanReading(Plan? Plan, ImmutableArray<PlanFault> Faults);
