using Swarm.Cell;

namespace Swarm.Agents;

/// <summary>Tells the ends of a run apart by what was observed: the cell's exit, the gateway's seat, the report file.</summary>
internal static class Verdict
{
    public static AgentResult Of(CellExit exit, ReportReading report, SeatState seat, Hearing hearing)
    {
        var (end, explanation) = Judge(exit, report, seat, hearing.LastWord);
        return new AgentResult(end, report.Text, seat.Usage, hearing.Session, exit.Duration, explanation, exit.OutputTail);
    }

    private static (AgentEnd End, string Explanation) Judge(CellExit exit, ReportReading report, SeatState seat, AgentEvent.Finished? lastWord)
    {
        if (exit.End == CellEnd.Refused) return (AgentEnd.Refused, exit.Refusal!);
        if (exit.End == CellEnd.Cancelled) return (AgentEnd.Cancelled, "The agent was cancelled.");
        if (exit.End == CellEnd.TimedOut) return (AgentEnd.TimedOut, $"The agent was ended after {exit.Duration.TotalMinutes:0.#} min, its wall-clock limit. Retry, or split the task.");
        if (exit.End == CellEnd.OverLimit) return (AgentEnd.Crashed, $"The agent was ended: {exit.Passed}. Retry, or split the task.");
        var failed = exit.ExitCode != 0 || lastWord is { Failed: true };
        if (!failed && report.Text is not null) return (AgentEnd.Finished, "The agent finished and left a report.");
        if (seat.Unauthorized) return (AgentEnd.NotAuthorized, "The model provider refused the key of this server. Its operator sets a valid one; then retry.");
        if (seat.Refusal is { } refusal) return (AgentEnd.Limit, $"A model call was refused at a money limit: {refusal} Raise the limit, then retry.");
        return failed ? (AgentEnd.Crashed, Crash(exit, lastWord)) : (AgentEnd.NoReport, $"The agent ended without a usable report: {report.Fault} Retry.");
    }

    private static string Crash(CellExit exit, AgentEvent.Finished? lastWord)
    {
        var said = lastWord?.Reason ?? LastLine(exit.ErrorTail) ?? LastLine(exit.OutputTail) ?? "it said nothing";
        return $"The agent ended with exit code {exit.ExitCode}: {Excerpt.Of(said)} Retry.";
    }

    private static string? LastLine(string text) => text.Split('\n').Select(line => line.Trim()).LastOrDefault(line => line.Length > 0);
}
