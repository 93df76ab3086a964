namespace Swarm.Git;

/// <summary>
/// A few trees of one mirror, checked out ahead of time, so that a workspace need not wait for its files. Nothing ever ran in a
/// spare: a tree that was a workspace never comes back here. Only this process's memory says that a folder is a spare, so none outlives it.
/// </summary>
internal sealed class SpareTrees(Checkout checkout, MirrorFolder folder, FolderClearing clearing) : IAsyncDisposable
{
    /// <summary>Spares of one mirror, those in preparation included.</summary>
    public const int Most = 2;

    private readonly Backstage _preparing = new();
    private readonly Lock _gate = new();
    private readonly List<Workspace> _ready = [];
    private string _next = "";
    private int _count;

    /// <summary>The folder of a tree at this commit with its index, out of the spares' place and the caller's own; or null.</summary>
    public async Task<string?> TakeAsync(string commit, CancellationToken ct)
    {
        if (Claim(commit) is not { } spare || !TryMoveOut(spare, out var own)) return null;
        var taken = spare with { Folder = own };
        if (await checkout.TryMoveAsync(taken, commit, ct)) return own;
        clearing.Post(own);
        return null;
    }

    /// <summary>Prepares what is missing, at the commit that was used last: the next one wanted is that one or near to it.</summary>
    public void Refill(string commit)
    {
        lock (_gate)
        {
            _next = commit;
            for (; _count < Most && _preparing.Post(PrepareAsync); _count++) ;
        }
    }

    public Task QuietAsync() => _preparing.QuietAsync();

    public ValueTask DisposeAsync() => _preparing.DisposeAsync();

    private Workspace? Claim(string commit)
    {
        lock (_gate)
        {
            if (_ready.Count == 0) return null;
            var best = Math.Max(0, _ready.FindIndex(spare => spare.Commit == commit));
            var spare = _ready[best];
            _ready.RemoveAt(best);
            _count--;
            return spare;
        }
    }

    private bool TryMoveOut(Workspace spare, out string own)
    {
        own = folder.Free();
        try
        {
            Directory.Move(spare.Folder, own);
            return true;
        }
        catch (IOException)
        {
            // Somebody cleaned the disk by hand; a fresh tree costs only time.
            return false;
        }
    }

    private async Task PrepareAsync(CancellationToken ct)
    {
        var done = false;
        var spare = new Workspace("spare", Next(), folder.Spare());
        try
        {
            await checkout.FillAsync(spare, ct);
            done = true;
        }
        finally
        {
            Finish(spare, done);
        }
    }

    private string Next()
    {
        lock (_gate) return _next;
    }

    private void Finish(Workspace spare, bool done)
    {
        if (!done) clearing.Post(spare.Folder);
        lock (_gate)
        {
            if (done) _ready.Add(spare);
            else _count--;
        }
    }
}
