using System.Collections.Immutable;
using Swarm.Core.Documents;
using Swarm.Core.Tracks;
using Swarm.Storage;

namespace Swarm.Bot.Publishing;

/// <summary>What GitHub is to show of a track: what its state says, and what of the track is set aside.</summary>
/// <param name="State">The newest state that can be read.</param>
/// <param name="Aside">What the store says of it.</param>
/// <param name="Stoppages">What of it a person must let go on.</param>
public sealed record TrackView(TrackState State, SetAside Aside, ImmutableArray<Stoppage> Stoppages)
{
    /// <param name="rows">What GitHub shows already.</param>
    public ImmutableArray<Surface> Surfaces(IReadOnlyList<SurfaceRow> rows)
    {
        // What a state says that stands before the fault is out of date: only what spins is spoken of.
        var wanted = Aside.ParkedReason is null ? TrackSurfaces.Of(State) : [.. rows.Where(Spins).Select(Check)];
        if (Stoppages.IsEmpty && rows.All(row => row.Key != SurfaceKeys.SetAside)) return wanted;
        var said = new Surface.Comment(SurfaceKeys.SetAside, SetAsideComment.Write(Stoppages));
        return Stoppages.IsEmpty ? wanted.Add(said) : [.. wanted.Select(surface => Halted(surface, said.Body)), said];
    }

    private static bool Spins(SurfaceRow row) =>
        row is { Kind: CheckWriter.Kind, RemoteId: not null, State: SurfaceStates.Shown };

    private static Surface.Check Check(SurfaceRow row)
    {
        var (name, commit) = CheckWriter.Named(row.Key);
        return new Surface.Check(row.Key, name, commit, CheckOutcome.InProgress, "", "");
    }

    private static Surface Halted(Surface surface, string said) => surface is Surface.Check { Outcome: CheckOutcome.Queued or CheckOutcome.InProgress } check
        ? check with { Outcome = CheckOutcome.ActionRequired, Title = SetAsideComment.Title, Summary = said }
        : surface;
}
