using System.Net;
using System.Runtime.ExceptionServices;
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
    /// <summary>Well within the lease; a pass that only compares must not write to the store for every surface.</summary>
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(30);

    /// <returns>False when the track must be published again: it moved on, or something waits.</returns>
    public async Task<bool> PublishAsync(string key, CancellationToken ct)
    {
        var track = await archive.LoadAsync(key, ct);
        if (track.State is not { } state) return true;
        if (state.Away is not null)
        {
            // The event that brings the app back is a newer version, and that one is published.
            await store.MarkPublishedAsync(key, track.Version, ct);
            return true;
        }

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
        Exception? fault = null;
        var renewed = time.GetTimestamp();
        foreach (var surface in surfaces)
        {
            if (time.GetElapsedTime(renewed) > Renewal)
            {
                if (!await store.RenewPublishingAsync(lease.TrackKey, lease.Fence, ct)) throw new LostPublishingException(lease.TrackKey);
                renewed = time.GetTimestamp();
            }

            try
            {
                complete &= await writers.WriteAsync(pass, surface, ct);
            }
            catch (GitHubRefusedException e)
            {
                // One surface that GitHub refuses must not keep the others from being shown.
                Log.Refused(log, surface.Key, pass.State.Key.ToString(), e.Message);
                if (IsOver(surface, e)) await pass.GoneAsync(surface.Key, ct);
                else fault ??= e;
            }
            catch (GitHubUncertainException e)
            {
                // It may be there. The next pass looks for it first, and comes only after a rest: GitHub may still be at it.
                Log.Uncertain(log, surface.Key, pass.State.Key.ToString(), e.Message);
                fault ??= e;
            }
        }

        await writers.Checks.ConcludeOthersAsync(pass, surfaces, ct);
        // Whoever asked for the pass must not ask again at once.
        if (fault is not null) ExceptionDispatchInfo.Throw(fault);
        return complete;
    }

    // What is gone or locked is over. A right that is missing may come back, and without its pull request a track has no way on.
    private static bool IsOver(Surface surface, GitHubRefusedException e) => surface is not Surface.PullRequest && e.Status switch
    {
        HttpStatusCode.Gone or HttpStatusCode.NotFound => true,
        HttpStatusCode.Forbidden => e.Message.Contains("locked", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Surface {Surface} of track {Track} may or may not be shown; it is looked for in the next pass: {Reason}")]
        public static partial void Uncertain(ILogger logger, string surface, string track, string reason);

        [LoggerMessage(LogLevel.Warning, "GitHub refuses surface {Surface} of track {Track}: {Reason}")]
        public static partial void Refused(ILogger logger, string surface, string track, string reason);
    }
}
