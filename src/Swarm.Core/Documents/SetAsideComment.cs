using System.Collections.Immutable;

namespace Swarm.Core.Documents;

/// <summary>Said on the issue when the app cannot go on with a track by itself and cannot tell the track so.</summary>
public static class SetAsideComment
{
    public const string Title = "Set aside";

    /// <param name="stoppages">Empty where the track goes on again.</param>
    public static string Write(ImmutableArray<Stoppage> stoppages) => stoppages.IsEmpty
        ? "### No longer set aside\n\nThe cause was mended; the track goes on."
        : $"### {Title}\n\nThe app cannot go on with this track by itself. Nothing of it is lost; what is set aside does not run and spends nothing.\n\n{List(stoppages)}\n"
            + "Whoever runs the server finds the details in its log. Once the cause is mended, the command goes on where it stopped.";

    private static string List(ImmutableArray<Stoppage> stoppages) =>
        MarkdownText.Lines(stoppages.Select(each => $"- {MarkdownText.Inline(MarkdownText.Cut(each.Reason, 500))} To go on: {MarkdownText.Code(each.Command)}\n"), 10_000);
}
