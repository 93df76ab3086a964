using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Swarm.Bot.Telemetry;
using Swarm.Core.Tracks;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Publishing;

/// <summary>
/// One pass of the publisher over one track: what is wanted, what the store says GitHub has, and the lease under which it may be changed.
/// Lanes side by side share the rows, each its own keys.
/// </summary>
public sealed class Publication(
    TrackStore store, PublishLease lease, TrackState state, GitHubRepository github, long appId, ConcurrentDictionary<string, SurfaceRow> rows, TimeProvider time, WriteLane lane = default)
{
    public TrackState State => state;

    /// <summary>The repository, as the surfaces of this lane may write to it.</summary>
    public GitHubRepository GitHub => github;

    public long AppId => appId;

    public int Issue => state.Issue.Number;

    public DateTimeOffset Now => time.GetUtcNow();

    public IEnumerable<SurfaceRow> Rows => rows.Values;

    /// <summary>The same pass, whose writes wait in this lane and no longer than <paramref name="patience"/>.</summary>
    public Publication In(WriteLane other, CancellationToken patience) => new(store, lease, state, github.In(other, patience), appId, rows, time, other);

    public SurfaceRow? Row(string key) => rows.GetValueOrDefault(key);

    public Marker Marker(string surface) => new(state.Key.ToString(), surface);

    /// <summary>True where GitHub shows the content already, or no longer wants to.</summary>
    public bool IsShown(string key, string hash) =>
        Row(key) is { } row && (row.State == SurfaceStates.Gone || (row.RemoteId is not null && row.ContentHash == hash));

    /// <summary>Notes that something is about to be created. A create whose answer is lost is looked up by this note.</summary>
    public async Task<SurfaceRow> IntendAsync(string key, string kind, CancellationToken ct, string? data = null) =>
        await PutAsync(new SurfaceRow(key, kind, "", null, null, Now, SurfaceStates.Intended, data), ct);

    public Task<SurfaceRow> ShownAsync(string key, string kind, string hash, long remoteId, string? nodeId, CancellationToken ct, string state = SurfaceStates.Shown, string? data = null) =>
        PutAsync(new SurfaceRow(key, kind, hash, remoteId, nodeId, Row(key)?.IntentAt, state, data), ct);

    /// <summary>Somebody deleted or locked it: it is not fought for.</summary>
    /// <exception cref="OutOfSightException">Nobody did: the whole repository is out of sight.</exception>
    public async Task<SurfaceRow> GoneAsync(SurfaceRow row, CancellationToken ct)
    {
        await DemandSightAsync(ct);
        return await PutAsync(row with { State = SurfaceStates.Gone }, ct);
    }

    /// <summary>Somebody deleted it, and it is to come back in the next phase.</summary>
    /// <exception cref="OutOfSightException">Nobody did: the whole repository is out of sight.</exception>
    public async Task<SurfaceRow> LostAsync(SurfaceRow row, string data, CancellationToken ct)
    {
        await DemandSightAsync(ct);
        return await PutAsync(row with { ContentHash = "", RemoteId = null, NodeId = null, IntentAt = null, State = SurfaceStates.Lost, Data = data }, ct);
    }

    /// <summary>We took it away: nothing of it is on GitHub.</summary>
    public Task<SurfaceRow> RemovedAsync(SurfaceRow row, CancellationToken ct) =>
        PutAsync(row with { ContentHash = "", RemoteId = null, NodeId = null, IntentAt = null, State = SurfaceStates.Removed }, ct);

    /// <summary>As the other, also for what was never shown.</summary>
    public Task<SurfaceRow> GoneAsync(string key, CancellationToken ct) =>
        GoneAsync(Row(key) ?? new SurfaceRow(key, "none", "", null, null, null, SurfaceStates.Gone), ct);

    public bool IsGone(string key) => Row(key)?.State == SurfaceStates.Gone;

    public static string Hash(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    // An app that was uninstalled, or whose repository was renamed or deleted a moment ago, is answered 404 to everything.
    private async Task DemandSightAsync(CancellationToken ct)
    {
        if (await GitHub.GetAsync(ct) is null) throw new OutOfSightException(state.Repository.FullName);
    }

    private async Task<SurfaceRow> PutAsync(SurfaceRow row, CancellationToken ct)
    {
        if (!await store.PutSurfaceAsync(lease.TrackKey, row, lease.Fence, ct)) throw new LostPublishingException(lease.TrackKey);
        if (row.State is SurfaceStates.Shown or SurfaceStates.Completed) Traces.Wrote(row.Key, lane);
        return rows[row.Key] = row;
    }
}
