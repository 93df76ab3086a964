using Swarm.Core.Tracks;
using Swarm.Git;

namespace Swarm.Bot.Work;

/// <summary>Work trees of attempts that ended without their trees being taken in, e.g. by a cancelled track.</summary>
public sealed class LeftTrees(Mirrors mirrors, Repositories repositories)
{
    /// <summary>Tracks that have a tree.</summary>
    public async Task<IEnumerable<string>> TracksAsync(CancellationToken ct) => (await mirrors.ListWorkspacesAsync(ct)).Select(TrackOf).Distinct();

    /// <summary>Keeps the work of the track's closed attempts under <c>refs/swarm/wip</c> and removes their trees.</summary>
    /// <exception cref="GitException">A tree could not be saved, and stays; or the mirror cannot be opened now.</exception>
    public async Task ClearAsync(TrackState state, CancellationToken ct)
    {
        var open = (state.Phase.IsFinal() ? [] : state.OpenAttempts).Select(attempt => $"{state.Key}/{attempt.Id}").ToHashSet();
        var left = (await mirrors.ListWorkspacesAsync(ct)).Where(key => TrackOf(key) == state.Key.ToString() && !open.Contains(key)).ToList();
        if (left.Count == 0) return;
        var mirror = (await repositories.OpenAsync(state.Repository, ct)).WithBranchPrefix(state.Settings.BranchPrefix);
        foreach (var key in left)
            if (await mirror.OpenWorkspaceAsync(key, ct) is { } workspace) await mirror.RemoveWorkspaceAsync(workspace, ct);
    }

    // The tree of an attempt is named track/attempt.
    private static string TrackOf(string key) => key.Split('/')[0];
}
