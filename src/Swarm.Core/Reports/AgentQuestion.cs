using System.Collections.Immutable;

namespace Swarm.Core.Reports;

/// <summary>A question that an agent cannot answer itself.</summary>
/// <param name="Recommendation">Number of the recommended option, from 1; 0 for none.</param>
/// <param name="Impact">What happens if it is answered wrongly or late.</param>
public sealed record AgentQuestion(string Question, ImmutableArray<string> Options, int Recommendation, string Impact);
