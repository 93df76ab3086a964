using System.Text.Json;
using Swarm.Bot.Coordination;
using Swarm.Core.Tracks;
using Swarm.Git;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Missed;

/// <summary>
/// Compares tracks with what GitHub shows, repository by repository: whether the app may write there, labels without a track, open tracks'
/// issues, pull requests and bases, and what the app shows of them. All of it are conditional reads, two for a repository with open issues and about eight for
/// a track; an unchanged answer costs nothing of GitHub's limit.
/// </summary>
public sealed partial class StateComparison(
    TrackStore store, TrackArchive archive, GitHubApp app, AccessComparison access, LabelComparison labels, IssueComparison issues, CodeComparison code, SurfaceComparison surfaces,
    TimeProvider time, ILogger<StateComparison> log)
{
    /// <summary>For so long after its end it is made sure that what a track shows has come to its end too.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromDays(3);

    /// <returns>How many differences were found and healed.</returns>
    public async Task<int> LookAsync(CancellationToken ct)
    {
        var since = time.GetUtcNow() - Aftermath;
        var rows = (await store.ListTracksAsync(TrackFilter.All, null, ct)).Where(row => row.ParkedReason is null && (row.IsOpen || row.UpdatedAt > since)).ToLookup(row => row.RepositoryId);
        var seen = new HashSet<long>();
        var found = 0;
        var installations = await app.ListInstallationsAsync(ct);
        foreach (var installation in installations.Where(each => each.SuspendedAt is null))
        {
            foreach (var info in await app.ListRepositoriesAsync(installation.Id, ct))
            {
                seen.Add(info.Id);
                found += await RepositoryAsync(Place.Of(app, info, installation.Id), rows[info.Id], ct);
            }
        }

        foreach (var row in rows.SelectMany(group => group).Where(row => !seen.Contains(row.RepositoryId)))
            found += await TryAsync(row.Key, () => UnseenAsync(installations, row.Key, ct));
        return found;
    }

    private async Task<int> RepositoryAsync(Place place, IEnumerable<TrackRow> rows, CancellationToken ct)
    {
        var found = await TryAsync(place.Info.FullName, () => labels.CompareAsync(place, ct));
        foreach (var row in rows) found += await TryAsync(row.Key, () => TrackAsync(place, row.Key, ct));
        return found;
    }

    private async Task<int> TrackAsync(Place place, string track, CancellationToken ct)
    {
        if ((await archive.LoadAsync(track, ct)).State is not { } before) return 0;
        var regained = await access.CompareAsync(place, before, ct);
        var state = regained > 0 ? (await archive.LoadAsync(track, ct)).State ?? before : before;
        return state.Away is null ? regained + await ShownAsync(place, state, ct) : regained;
    }

    private async Task<int> ShownAsync(Place place, TrackState state, CancellationToken ct)
    {
        if (state.Phase.IsFinal()) return await surfaces.CompareAsync(place, state, ct);
        var found = await issues.CompareAsync(place, state, ct);
        // An issue that ended its track says all that the rest could say.
        return found > 0 ? found : await code.CompareAsync(place, state, ct) + await surfaces.CompareAsync(place, state, ct);
    }

    private async Task<int> UnseenAsync(IReadOnlyList<Installation> installations, string track, CancellationToken ct) =>
        (await archive.LoadAsync(track, ct)).State is { } state ? await access.CompareUnseenAsync(installations, state, ct) : 0;

    // What one repository or track refuses must not keep the others from being looked at; GitHub or the store being away ends the look.
    private async Task<int> TryAsync(string what, Func<Task<int>> compare)
    {
        try
        {
            return await compare();
        }
        catch (Exception e) when (e is GitHubRefusedException or GitHubUnreadableException or GitHubUncertainException or GitException or JsonException or ImpossibleEventException)
        {
            Log.Failed(log, e, what);
            return 0;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{What} could not be compared with GitHub; the next comparison tries again.")]
        public static partial void Failed(ILogger logger, Exception e, string what);
    }
}
