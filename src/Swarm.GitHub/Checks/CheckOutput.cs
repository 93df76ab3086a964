namespace Swarm.GitHub;

/// <summary>What a check shows.</summary>
/// <param name="Title">One line.</param>
/// <param name="Summary">Markdown, at most <see cref="BodyLimit.CheckCharacters"/>.</param>
/// <param name="Text">Details in Markdown, at most the same.</param>
/// <param name="Annotations">Any number: they are sent 50 at a time. GitHub adds them to those the check has.</param>
public sealed record CheckOutput(
    string Title,
    string Summary,
    string? Text = null,
    IReadOnlyList<CheckAnnotation>? Annotations = null);
