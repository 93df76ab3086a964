using System.Net;
using Swarm.Bot.Coordination;
using Swarm.Bot.Hosting;
using Swarm.Core.Tracks;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Publishing;

/// <summary>Makes GitHub show what a state says, writing only the difference. One publisher per track, leased and fenced.</summary>
public sealed partial class Publisher(
    TrackStore store, TrackArchive archive, GitHubApp app, SurfaceWriters writers, Incarnation node, TimeProvider time, ILogger<Publisher> log)
{
    /// <returns>False when the track must be published again: it moved on, or something waits.</returns>
    public async Task<bool> PublishAsync(string key, CancellationToken ct)
    {
        var track = await archive.LoadAsync(key, ct);
        if (track.State is not { } state) return true;
        if (await store.ClaimPublishingAsync(key, node.Node, node.Life, ct) is not { } lease) return true;
        try
        {
            var complete = await WriteAsync(state, lease, ct);
            if (complete) await store.MarkPublishedAsync(key, track.Version, ct);
            return complete;
        }
        finally
        {
            await store.ReleasePublishingAsync(key, lease.Fence, CancellationToken.None);
        }
    }

    private async Task<bool> WriteAsync(TrackState state, PublishLease lease, CancellationToken ct)
    {
        var appId = (await app.GetAppAsync(ct)).Id;
        var github = app.Repository(state.Repository.InstallationId, state.Repository.Owner, state.Repository.Name);
        var pass = new Publication(store, lease, state, github, appId, await store.SurfacesAsync(lease.TrackKey, ct), time);
        var surfaces = TrackSurfaces.Of(state);
        var complete = true;
        foreach (var surface in surfaces)
        {
            if (!await store.RenewPublishingAsync(lease.TrackKey, lease.Fence, ct)) throw new LostPublishingException(lease.TrackKey);
            complete &= await TryAsync(pass, surface, ct);
        }

        await writers.Checks.ConcludeOthersAsync(pass, surfaces, ct);
        return complete;
    }

    // One surface that GitHub refuses must not keep the others from being shown.
    private async Task<bool> TryAsync(Publication pass, Surface surface, CancellationToken ct)
    {
        try
        {
            return await writers.WriteAsync(pass, surface, ct);
        }
        catch (GitHubRefusedException e)
        {
            Log.Refused(log, surface.Key, pass.State.Key.ToString(), e.Message);
            if (e.Status is not (HttpStatusCode.Gone or HttpStatusCode.NotFound or HttpStatusCode.Forbidden)) return false;
            if (pass.Row(surface.Key) is { } row) await pass.GoneAsync(row, ct);
            return true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "GitHub refuses surface {Surface} of track {Track}: {Reason}")]
        public static partial void Refused(ILogger logger, string surface, string track, string reason);
    }
}
