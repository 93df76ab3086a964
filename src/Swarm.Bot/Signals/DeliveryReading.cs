namespace Swarm.Bot.Signals;

/// <summary>What a delivery means; no signals where it concerns no track.</summary>
/// <param name="IsFault">The delivery cannot be read; it is kept and shown.</param>
public sealed record DeliveryReading(IReadOnlyList<AddressedSignal> Signals, string? Remark = null, bool IsFault = false)
{
    public static DeliveryReading Nothing(string remark) => new([], remark);

    public static DeliveryReading One(string track, Swarm.Core.Tracks.TrackSignal signal) => new([new AddressedSignal(track, signal)]);
}
