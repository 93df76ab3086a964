namespace Swarm.Storage.Deliveries;

/// <summary>Where a record lies: the file's number, the first byte and the length with its header.</summary>
internal sealed record SegmentPlace(long Segment, long Position, int Length)
{
    public long End => Position + Length;
}
