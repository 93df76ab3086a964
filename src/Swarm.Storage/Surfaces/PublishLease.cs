namespace Swarm.Storage;

/// <summary>The right to publish a track's surfaces until <paramref name="Until"/> or longer, if renewed.</summary>
public sealed record PublishLease(string TrackKey, long Fence, DateTimeOffset Until);
