using Swarm.Core.Tracks;

namespace Swarm.Bot.Signals;

/// <summary>A signal and the key of the track it is for.</summary>
public sealed record AddressedSignal(string Track, TrackSignal Signal);
