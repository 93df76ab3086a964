using System.Collections.Concurrent;

namespace Swarm.Git;

/// <summary>All mirrors below one folder. One process at a time uses the folder.</summary>
/// <param name="git">The git program.</param>
/// <param name="folder">Where they live; made when it is missing.</param>
/// <param name="clock">Dates the commits that keep work before a clean-up. Default: the system's.</param>
public sealed class Mirrors(GitExecutable git, string folder, TimeProvider? clock = null) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Mirror> _open = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<Mirror>>> _opening = new(StringComparer.Ordinal);
    private readonly string _root = Path.GetFullPath(folder);

    /// <summary>First pause before a remote that did not answer is asked again; doubles. Default 1 s.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The mirror of <paramref name="remote"/>, made when it is missing, with what the remote's branches are now.
    /// Callers that come while it is being opened share that one opening; use <see cref="Mirror.FetchAsync"/> for news that
    /// must be younger than the call.
    /// </summary>
    /// <param name="key">Stable name of the repository, e.g. its id; each key is a folder of its own.</param>
    /// <param name="remote">An https, http or file address without user or password. A changed address replaces the old one.</param>
    /// <param name="credential">The token for a remote that asks for one, or null.</param>
    /// <param name="ct">Ends the caller's waiting; an opening that others share goes on.</param>
    /// <exception cref="ArgumentException">The address is of another kind or carries a user.</exception>
    /// <exception cref="GitException">The remote could not be fetched from.</exception>
    public async Task<Mirror> OpenAsync(string key, Uri remote, GitCredential? credential, CancellationToken ct)
    {
        Demand(remote);
        ct.ThrowIfCancellationRequested();
        var name = KeyName.Of(key);
        var opening = _opening.GetOrAdd(name, _ => new(() => OpenOnceAsync(name, remote, credential)));
        return await opening.Value.WaitAsync(ct);
    }

    // Not the caller's token: the fetch has its own time limit, and others may be waiting for it.
    private async Task<Mirror> OpenOnceAsync(string name, Uri remote, GitCredential? credential)
    {
        await Task.Yield();
        try
        {
            var mirror = _open.GetOrAdd(name, _ => Prepare(name, remote));
            mirror.PointAt(remote);
            await mirror.FetchAsync(credential, CancellationToken.None);
            return mirror;
        }
        finally
        {
            _opening.TryRemove(name, out _);
        }
    }

    /// <summary>The keys of all workspaces on disk, of mirrors that were not opened yet too; scratch copies are left out.</summary>
    public async Task<IReadOnlyList<string>> ListWorkspacesAsync(CancellationToken ct)
    {
        var keys = new List<string>();
        if (!Directory.Exists(_root)) return keys;
        foreach (var mirror in Directory.EnumerateDirectories(_root)) keys.AddRange(await new MirrorFolder(mirror).KeysAsync(ct));
        return keys;
    }

    private Mirror Prepare(string name, Uri remote)
    {
        var place = new MirrorFolder(Path.Combine(_root, name));
        place.Prepare(remote);
        var time = clock ?? TimeProvider.System;
        return new Mirror(git, place, remote, time, new RemoteCalls(git, RetryPause, time));
    }

    /// <summary>Waits for what the mirrors do in the background. Call it when their users have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var mirror in _open.Values) await mirror.EndAsync();
    }

    private static void Demand(Uri remote)
    {
        if (!remote.IsAbsoluteUri || remote.Scheme is not ("https" or "http" or "file"))
            throw new ArgumentException($"'{remote.OriginalString}' is no https, http or file address.", nameof(remote));
        if (remote.UserInfo.Length > 0)
            throw new ArgumentException("The remote's address carries a user or a password; pass a credential instead.", nameof(remote));
    }
}
