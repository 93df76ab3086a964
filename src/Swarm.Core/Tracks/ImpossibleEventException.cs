namespace Swarm.Core.Tracks;

/// <summary>A stream holds an event that cannot follow what came before. The track is parked and shown; others go on.</summary>
public sealed class ImpossibleEventException(TrackState? state, TrackEvent next, string reason)
    : InvalidOperationException($"Track {state?.Key.ToString() ?? "(none)"}: {next.GetType().Name} is impossible: {reason}.");
