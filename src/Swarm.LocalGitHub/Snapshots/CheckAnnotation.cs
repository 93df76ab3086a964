namespace Swarm.LocalGitHub;

/// <summary>A remark of a check run at lines of a file; <paramref name="Level"/> is notice, warning or failure.</summary>
public sealed record CheckAnnotation(
    string Path,
    int StartLine,
    int EndLine,
    string Level,
    string Message,
    string? Title,
    string? RawDetails);
