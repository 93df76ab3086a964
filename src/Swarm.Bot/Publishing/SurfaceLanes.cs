using Swarm.Core.Tracks;
using Swarm.GitHub;

namespace Swarm.Bot.Publishing;

/// <summary>Which surface waits in which lane.</summary>
internal static class SurfaceLanes
{
    /// <param name="isShown">True where GitHub has it already: the first sight of the sticky comment answers whoever set the label.</param>
    public static WriteLane Of(Surface surface, bool isShown) => surface switch
    {
        Surface.Comment { IsProgress: true } => isShown ? WriteLane.Progress : WriteLane.Answer,
        Surface.Comment or Surface.Reaction => WriteLane.Answer,
        Surface.Check check => check.Outcome is CheckOutcome.Queued or CheckOutcome.InProgress ? WriteLane.Progress : WriteLane.Conclusion,
        _ => WriteLane.PullRequest,
    };

    /// <summary>True where somebody waits for it, so that it stays in its queue whatever the track does meanwhile.</summary>
    public static bool IsAwaited(WriteLane lane) => lane is WriteLane.Answer or WriteLane.Conclusion;
}
