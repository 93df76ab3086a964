using System.Collections.Immutable;

namespace Swarm.Core.Tracks;

/// <summary>What a command does: events, and words for its author where a reaction does not say enough.</summary>
internal sealed record CommandOutcome(bool Accepted, ImmutableArray<TrackEvent> Events, string? Reply)
{
    public static CommandOutcome Done(params ImmutableArray<TrackEvent> events) => new(true, events, null);

    public static CommandOutcome Says(string reply, params ImmutableArray<TrackEvent> events) => new(true, events, reply);

    public static CommandOutcome Refused(string reply) => new(false, [], reply);
}
