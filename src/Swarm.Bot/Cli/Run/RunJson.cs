using Swarm.Bot.Cli.Tracks;

namespace Swarm.Bot.Cli.Run;

/// <summary>The one object that <c>swarm run --json</c> prints.</summary>
/// <param name="Ready">True where the exit code is 0.</param>
/// <param name="Branch">The branch that was added; null where none was.</param>
/// <param name="Files">Folder with the run's files; null where they were removed.</param>
/// <param name="Ending">The last words, as people read them.</param>
/// <param name="Fault">Why the branch could not be added; null where it could.</param>
internal sealed record RunJson(
    string Track,
    string Phase,
    bool Ready,
    string? Branch,
    string? Head,
    string BaseBranch,
    string BaseCommit,
    IReadOnlyList<TaskJson> Tasks,
    IReadOnlyList<GateJson> Gates,
    IReadOnlyList<QuestionJson> Escalations,
    IReadOnlyList<FindingJson> Findings,
    decimal CostUsd,
    long DurationMs,
    string? Files,
    string Ending,
    string? Fault);
