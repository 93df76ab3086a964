using Swarm.Core.Policies;

namespace Swarm.Git;

/// <summary>
/// A bare copy of one repository, with the app's own refs and workspaces. What the remote's branches are stands below
/// <c>refs/remotes/origin/</c>; <c>refs/heads/</c> and <c>refs/swarm/</c> belong to the app and are never touched by a fetch.
/// All members may be called at the same time. A "commit" is a full object id everywhere; <see cref="ResolveAsync"/> makes one.
/// </summary>
public sealed partial class Mirror
{
    private static readonly TimeSpan NetworkTime = TimeSpan.FromMinutes(15);

    private readonly GitExecutable _git;
    private readonly MirrorFolder _folder;
    private readonly TimeProvider _clock;
    private readonly Shared _shared;

    internal Mirror(GitExecutable git, MirrorFolder folder, Uri remote, TimeProvider clock, RemoteCalls calls)
        : this(git, folder, clock, new Shared(remote, new Checkout(git, folder.Repository), folder, calls)) { }

    private Mirror(GitExecutable git, MirrorFolder folder, TimeProvider clock, Shared shared) =>
        (_git, _folder, _clock, _shared) = (git, folder, clock, shared);

    /// <summary>The object store, for reading only: a cell binds it, a private git directory borrows from it.</summary>
    public string ObjectsFolder => _folder.Objects;

    /// <summary>The first part of the branches that may be written. Default: <c>swarm</c>.</summary>
    public string BranchPrefix { get; private init; } = WritableRefs.DefaultPrefix;

    /// <summary>The same mirror for a repository whose settings name another branch prefix.</summary>
    public Mirror WithBranchPrefix(string prefix) => new(_git, _folder, _clock, _shared) { BranchPrefix = prefix };

    /// <summary>Takes over what the remote's branches are now; begins after the call, never before it.</summary>
    /// <exception cref="GitUnreachableException">The remote is away for now.</exception>
    /// <exception cref="GitException">The remote could not be fetched from.</exception>
    public async Task FetchAsync(GitCredential? credential, CancellationToken ct)
    {
        await _shared.Fetching.WaitAsync(ct);
        try
        {
            await _shared.Calls.DemandAsync(Remote(credential, "fetch", "--quiet", "--prune", "--no-tags", "--no-write-fetch-head", "--no-auto-maintenance", "--no-recurse-submodules", "origin"), ct);
        }
        finally
        {
            _shared.Fetching.Release();
        }
    }

    /// <summary>True when the remote has no branch, and so no commit to start from.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken ct) =>
        (await _git.DemandAsync(Here("for-each-ref", "--count=1", "refs/remotes/origin"), ct)).Bytes.IsEmpty;

    /// <summary>Ends when nothing that was begun before goes on in the background.</summary>
    internal async Task QuietAsync()
    {
        await _shared.Spares.QuietAsync();
        await _shared.Clearing.QuietAsync();
    }

    /// <summary>Waits for what goes on in the background. Nothing is prepared or removed afterwards.</summary>
    internal ValueTask EndAsync() => _shared.DisposeAsync();

    internal void PointAt(Uri remote)
    {
        if (remote == _shared.Remote) return;
        _folder.PointAt(remote);
        _shared.Remote = remote;
    }

    private GitCall Here(params ReadOnlySpan<string> arguments) => new([.. arguments]) { GitDir = _folder.Repository };

    private GitCall Remote(GitCredential? credential, params ReadOnlySpan<string> arguments) => Here(arguments) with
    {
        Access = credential is null ? null : (_shared.Remote, credential),
        Timeout = NetworkTime,
    };

    private string Writable(string fullRef) => WritableRefs.Demand(fullRef, BranchPrefix);

    /// <summary>What every view of one mirror has in common.</summary>
    private sealed class Shared : IAsyncDisposable
    {
        public Shared(Uri remote, Checkout checkout, MirrorFolder folder, RemoteCalls calls)
        {
            (Remote, Checkout, Calls) = (remote, checkout, calls);
            Spares = new SpareTrees(checkout, folder, Clearing);
        }

        public Checkout Checkout { get; }

        public SpareTrees Spares { get; }

        public FolderClearing Clearing { get; } = new();

        public RemoteCalls Calls { get; }

        public SemaphoreSlim Fetching { get; } = new(1, 1);

        public Uri Remote { get; set; }

        public async ValueTask DisposeAsync()
        {
            await Spares.DisposeAsync();
            await Clearing.DisposeAsync();
        }
    }
}
