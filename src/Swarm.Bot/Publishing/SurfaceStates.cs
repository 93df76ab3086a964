namespace Swarm.Bot.Publishing;

/// <summary>The publisher's words for where a surface stands.</summary>
internal static class SurfaceStates
{
    /// <summary>A create may or may not have reached GitHub.</summary>
    public const string Intended = "intended";

    public const string Shown = "shown";

    /// <summary>A check run that is completed; a later change needs a new run.</summary>
    public const string Completed = "completed";

    /// <summary>We took it away ourselves; it may be wanted again.</summary>
    public const string Removed = "removed";

    /// <summary>Somebody deleted it. It comes back once, in the track's next phase.</summary>
    public const string Lost = "lost";

    public const string Gone = "gone";
}
