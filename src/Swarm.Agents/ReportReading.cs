namespace Swarm.Agents;

/// <summary>The report's text, or why there is none.</summary>
internal sealed record ReportReading(string? Text, string? Fault);
