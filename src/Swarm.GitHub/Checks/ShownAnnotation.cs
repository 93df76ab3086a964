namespace Swarm.GitHub;

/// <summary>An annotation that a check has.</summary>
internal sealed record ShownAnnotation(string Path, int StartLine, int EndLine, string? AnnotationLevel = null, string? Message = null, string? Title = null)
{
    /// <summary>True where this is what <paramref name="wanted"/> became; ends of lines and outer blanks are GitHub's affair.</summary>
    public bool Shows(CheckAnnotation wanted) =>
        (Path, StartLine, EndLine) == (wanted.Path, wanted.StartLine, wanted.EndLine)
        && Plain(Message) == Plain(wanted.Message)
        && Plain(Title) == Plain(wanted.Title)
        && string.Equals(AnnotationLevel, wanted.AnnotationLevel.ToString(), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
