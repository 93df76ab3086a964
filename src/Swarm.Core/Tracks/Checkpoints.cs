using System.Collections.Immutable;
using Swarm.Core.Policies;

namespace Swarm.Core.Tracks;

/// <summary>
/// Where autonomy <c>checkpoint</c> asks beside the plan: when every task is settled, and when the council found what is to be repaired.
/// Each phase is asked about once; the short road asks nothing.
/// </summary>
internal static class Checkpoints
{
    /// <summary>The checkpoint at which the track rests, or null.</summary>
    public static Escalation? Open(TrackState state) => state.OpenEscalations.FirstOrDefault(each => each.Kind == EscalationKind.Checkpoint);

    /// <summary>True where the phase may end: nobody is to be asked, or somebody has approved.</summary>
    public static bool IsPassed(TrackState state) =>
        state.Settings.Autonomy != Autonomy.Checkpoint || state.IsShort || Asked(state) is { IsOpen: false };

    /// <summary>Asks once, and not before GitHub has what is asked about: the button stands on the pushed head.</summary>
    public static ImmutableArray<TrackEvent> Ask(TrackState state, DateTimeOffset at)
    {
        var pushing = state.Head != state.PushedHead && state.MayPush;
        return pushing || Asked(state) is not null ? [] : [Escalations.Checkpoint(state, at)];
    }

    private static Escalation? Asked(TrackState state) =>
        state.Escalations.FirstOrDefault(each => each.Kind == EscalationKind.Checkpoint && each.Subject == state.Phase.ToString());
}
