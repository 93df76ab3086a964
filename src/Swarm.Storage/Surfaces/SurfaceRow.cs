namespace Swarm.Storage;

/// <summary>Something GitHub shows, or is about to.</summary>
/// <param name="Key">Its name within the track.</param>
/// <param name="Kind">Comment, check, label, review or pull request, in the publisher's words.</param>
/// <param name="ContentHash">Hash of what was last sent.</param>
/// <param name="RemoteId">GitHub's number for it; null until a create was confirmed.</param>
/// <param name="NodeId">GitHub's GraphQL id, where it is needed.</param>
/// <param name="IntentAt">Set and committed before a create is sent, so that an uncertain answer can be looked up afterwards.</param>
/// <param name="State">The publisher's word for where it stands.</param>
/// <param name="Data">JSON of the publisher's own.</param>
public sealed record SurfaceRow(
    string Key,
    string Kind,
    string ContentHash,
    long? RemoteId,
    string? NodeId,
    DateTimeOffset? IntentAt,
    string State,
    string? Data = null);
