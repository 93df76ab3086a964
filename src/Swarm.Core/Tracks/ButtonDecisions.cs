using System.Collections.Immutable;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tracks;

/// <summary>What pressing a check's button means. A press on anything but the head that GitHub has comes too late.</summary>
internal static class ButtonDecisions
{
    /// <summary>Tries again all that waits for exactly this decision; the other questions stay open.</summary>
    public static ImmutableArray<TrackEvent> On(TrackState state, TrackSignal.RetryPressed pressed) =>
        Allowed(state, pressed.Commit, pressed.By, pressed.At,
            [.. state.OpenEscalations.Where(each => each.CanRetry).SelectMany(each => EscalationDecisions.Choose(each, each.RetryOption, pressed.By.Login, pressed.At))]);

    public static ImmutableArray<TrackEvent> On(TrackState state, TrackSignal.ApprovePressed pressed) =>
        Allowed(state, pressed.Commit, pressed.By, pressed.At, EscalationDecisions.Approve(state, pressed.By.Login, pressed.At));

    private static ImmutableArray<TrackEvent> Allowed(TrackState state, string commit, Actor by, DateTimeOffset at, ImmutableArray<TrackEvent> meant)
    {
        if (meant.IsEmpty || commit != state.PushedHead) return [];
        if (by.CanWrite) return meant;
        // Said once to each: who may not press must not make the app write a comment for every press.
        return state.Refused.Contains(by.Login) ? [] : [new PressRefused(by.Login) { At = at }];
    }
}
