using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Runtime.ExceptionServices;
using Swarm.Bot.Hosting;
using Swarm.Core.Tracks;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Publishing;

/// <summary>Makes GitHub show what a state says, writing only the difference. One publisher per track, leased and fenced.</summary>
public sealed partial class Publisher(
    TrackStore store, TrackViews views, GitHubApp app, SurfaceWriters writers, Incarnation node, TimeProvider time, ILogger<Publisher> log)
{
    /// <summary>Well within the lease; a pass that only compares must not write to the store for every surface.</summary>
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(30);

    /// <param name="key">The track.</param>
    /// <param name="patience">When it ends, a write that nobody waits for gives its turn up, and the pass with it.</param>
    /// <param name="ct">Ends everything.</param>
    /// <returns>False when the track must be published again: it moved on, or something waits.</returns>
    public async Task<bool> PublishAsync(string key, CancellationToken patience, CancellationToken ct)
    {
        if (await views.OfAsync(key, ct) is not { } view) return true;
        if (view.State.Away is not null)
        {
            // The event that brings the app back is a newer version, and that one is published.
            await store.MarkPublishedAsync(key, view.Aside, ct);
            return true;
        }

        if (await store.ClaimPublishingAsync(key, node.Node, node.Life, ct) is not { } lease) return true;
        // A write may wait for as long as GitHub says, and the right must not run out meanwhile.
        using var held = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var heartbeat = time.CreateTimer(_ => _ = RenewAsync(lease, held), null, Renewal, Renewal);
        try
        {
            var complete = await WriteAsync(view, lease, patience, held.Token);
            if (complete) await store.MarkPublishedAsync(key, view.Aside, ct);
            return complete;
        }
        catch (OperationCanceledException) when (held.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new LostPublishingException(key);
        }
        finally
        {
            await store.ReleasePublishingAsync(key, lease.Fence, CancellationToken.None);
        }
    }

    private async Task RenewAsync(PublishLease lease, CancellationTokenSource held)
    {
        try
        {
            if (!await store.RenewPublishingAsync(lease.TrackKey, lease.Fence, CancellationToken.None)) await held.CancelAsync();
        }
        catch (StoreUnavailableException e)
        {
            Log.NotRenewed(log, e, lease.TrackKey);
        }
        catch (ObjectDisposedException)
        {
            // The pass ended while its last heartbeat was under way.
        }
    }

    private async Task<bool> WriteAsync(TrackView view, PublishLease lease, CancellationToken patience, CancellationToken ct)
    {
        var state = view.State;
        var appId = (await app.GetAppAsync(ct)).Id;
        // A pass may have slept for longer than its lease, in the budget's queue or with the whole machine: nothing of it leaves then.
        var github = app.Repository(state.Repository.InstallationId, state.Repository.Owner, state.Repository.Name, beforeWrite: token => HoldAsync(lease, token));
        var rows = await store.SurfacesAsync(lease.TrackKey, ct);
        var known = rows.Select(row => KeyValuePair.Create(row.Key, row));
        var pass = new Publication(store, lease, state, github, appId, new ConcurrentDictionary<string, SurfaceRow>(known, StringComparer.Ordinal), time);
        var surfaces = view.Surfaces(rows);
        var lanes = surfaces.ToLookup(surface => SurfaceLanes.Of(surface, pass.Row(surface.Key)?.RemoteId is not null));
        // Side by side: answers that have used their hour up must not keep the conclusions, for which a share is kept, from being shown.
        var parts = await Task.WhenAll(ConcludeAsync(pass, surfaces, lanes, ct), SayAsync(pass, lanes, patience, ct));
        if (parts.Any(part => part.IsOutdated)) return false;
        // Whoever asked for the pass must not ask again at once.
        if (parts.SelectMany(part => part.Faults).FirstOrDefault() is { } fault) ExceptionDispatchInfo.Throw(fault);
        return parts.All(part => part.IsComplete);
    }

    private async Task<PassPart> ConcludeAsync(Publication pass, ImmutableArray<Surface> surfaces, ILookup<WriteLane, Surface> lanes, CancellationToken ct)
    {
        var (part, concluding) = (new PassPart(), pass.In(WriteLane.Conclusion, CancellationToken.None));
        await WriteAsync(concluding, lanes[WriteLane.Conclusion], part, ct);
        if (!part.IsOutdated) await writers.Checks.ConcludeOthersAsync(concluding, surfaces, ct);
        return part;
    }

    private async Task<PassPart> SayAsync(Publication pass, ILookup<WriteLane, Surface> lanes, CancellationToken patience, CancellationToken ct)
    {
        var part = new PassPart();
        foreach (var lane in Enum.GetValues<WriteLane>().Where(lane => lane != WriteLane.Conclusion))
            await WriteAsync(pass.In(lane, SurfaceLanes.IsAwaited(lane) ? CancellationToken.None : patience), lanes[lane], part, ct);
        return part;
    }

    private async Task WriteAsync(Publication pass, IEnumerable<Surface> surfaces, PassPart part, CancellationToken ct)
    {
        foreach (var surface in surfaces)
        {
            if (part.IsOutdated) return;
            if (await TryAsync(pass, surface, part.Faults, ct) is { } shown) part.IsComplete &= shown;
            else part.IsOutdated = true;
        }
    }

    /// <summary>
    /// One surface that GitHub refuses, or that may or may not be there, must not keep the others from being shown. Being shut out is said of
    /// no surface: it ends the pass.
    /// </summary>
    /// <returns>Null where the track has changed, or may have, so that its newest state is to be written instead.</returns>
    private async Task<bool?> TryAsync(Publication pass, Surface surface, List<Exception> faults, CancellationToken ct)
    {
        try
        {
            return await writers.WriteAsync(pass, surface, ct);
        }
        catch (GitHubNotSentException)
        {
            return null;
        }
        catch (GitHubRefusedException e) when (e is not GitHubShutOutException)
        {
            Log.Refused(log, surface.Key, pass.State.Key.ToString(), e.Message);
            if (IsOver(surface, e)) await pass.GoneAsync(surface.Key, ct);
            else faults.Add(e);
        }
        catch (GitHubUncertainException e)
        {
            // The next pass looks for it first, and comes only after a rest: GitHub may still be at it.
            Log.Uncertain(log, surface.Key, pass.State.Key.ToString(), e.Message);
            faults.Add(e);
        }

        return true;
    }

    private async Task HoldAsync(PublishLease lease, CancellationToken ct)
    {
        if (!await store.RenewPublishingAsync(lease.TrackKey, lease.Fence, ct)) throw new LostPublishingException(lease.TrackKey);
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

        [LoggerMessage(LogLevel.Warning, "The right to publish track {Track} could not be renewed.")]
        public static partial void NotRenewed(ILogger logger, Exception e, string track);

        [LoggerMessage(LogLevel.Warning, "GitHub refuses surface {Surface} of track {Track}: {Reason}")]
        public static partial void Refused(ILogger logger, string surface, string track, string reason);
    }
}
