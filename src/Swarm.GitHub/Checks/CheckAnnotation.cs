namespace Swarm.GitHub;

/// <summary>A remark on lines of a file, at the commit of its check.</summary>
/// <param name="Path">The file, from the repository's root.</param>
/// <param name="StartLine">First line, 1-based.</param>
/// <param name="EndLine">Last line.</param>
/// <param name="AnnotationLevel">Weight.</param>
/// <param name="Message">Text, at most 64 KB.</param>
/// <param name="Title">Heading, at most 255 characters.</param>
public sealed record CheckAnnotation(
    string Path,
    int StartLine,
    int EndLine,
    AnnotationLevel AnnotationLevel,
    string Message,
    string? Title = null);
