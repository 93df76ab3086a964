namespace Swarm.Agents;

/// <summary>What came of one run.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Report">The agent's report; untrusted. Present whenever a readable one was left, whatever the end.</param>
/// <param name="Usage">What the gateway metered for this run.</param>
/// <param name="Session">Session that can be resumed; null where the runner knows none.</param>
/// <param name="Duration">Wall-clock time of the run.</param>
/// <param name="Explanation">One or two sentences for people: what happened and, unless it finished, the next step.</param>
/// <param name="OutputTail">The last output of the program; untrusted.</param>
public sealed record AgentResult(
    AgentEnd End,
    string? Report,
    AgentUsage Usage,
    string? Session,
    TimeSpan Duration,
    string Explanation,
    string OutputTail);
