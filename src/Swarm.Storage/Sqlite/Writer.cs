using System.Threading.Channels;
using Swarm.Storage.Deliveries;

namespace Swarm.Storage.Sqlite;

/// <summary>
/// The only thread that changes anything. Changes that arrive together share one sync of the segment file and one commit;
/// each of several statements keeps a savepoint of its own, so one that is refused takes nothing of the others with it.
/// </summary>
internal sealed class Writer : IAsyncDisposable
{
    private const int MostTogether = 256;

    private readonly Database _database;
    private readonly SegmentLog _segments;
    // What goes on synchronously where something is written is the waking of the loop alone.
    private readonly Channel<WriteRequest> _requests = Channel.CreateBounded<WriteRequest>(new BoundedChannelOptions(4096) { SingleReader = true, AllowSynchronousContinuations = true });
    private readonly Task _loop;

    public Writer(Database database, SegmentLog segments)
    {
        _database = database;
        _segments = segments;
        _loop = Task.Factory.StartNew(Loop, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Completes when the change is durable. A change that has begun is not interrupted by <paramref name="cancellation"/>.</summary>
    /// <param name="run">May append to the segment file: what it appends is on disk before its rows are.</param>
    /// <param name="brief">
    /// The change is a single statement, which undoes itself when it is refused, and its caller does nothing long with the answer:
    /// the answers of all such changes of a batch are given one after the other.
    /// </param>
    public async Task<T> WriteAsync<T>(Func<Database, T> run, CancellationToken cancellation, bool brief = false)
    {
        var request = new WriteRequest<T>(run, brief, cancellation);
        try
        {
            await _requests.Writer.WriteAsync(request, cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(TrackStore));
        }
        return await request.Result.ConfigureAwait(false);
    }

    /// <summary>Finishes what was asked, then closes files; the last to close checkpoints.</summary>
    public async ValueTask DisposeAsync()
    {
        _requests.Writer.TryComplete();
        await _loop.ConfigureAwait(false);
        _segments.Dispose();
        _database.Dispose();
    }

    private void Loop()
    {
        var batch = new List<WriteRequest>(MostTogether);
        while (Wait())
        {
            Take(batch);
            Write(batch);
            batch.Clear();
        }
    }

    // A task that is waited for spins before it sleeps, which takes the processor from those who are about to ask.
    private bool Wait()
    {
        var asked = _requests.Reader.WaitToReadAsync();
        if (asked.IsCompleted) return asked.Result;
        var task = asked.AsTask();
        ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
        return task.Result;
    }

    private void Take(List<WriteRequest> batch)
    {
        while (batch.Count < MostTogether && _requests.Reader.TryRead(out var request))
        {
            if (request.IsCancelled) request.Cancel();
            else batch.Add(request);
        }
    }

    // Catches everything: whatever goes wrong belongs to the callers, and the loop must live on.
    private void Write(List<WriteRequest> batch)
    {
        if (batch.Count == 0) return;
        var refused = new Dictionary<WriteRequest, Exception>();
        try
        {
            _database.Execute($"BEGIN IMMEDIATE");
            foreach (var request in batch) Run(request, refused);
            _segments.Flush();
            _database.Execute($"COMMIT");
            _segments.Keep();
        }
        catch (Exception e)
        {
            Undo();
            var reason = SqliteFailure.Explain(e);
            Answer(batch, _ => reason);
            return;
        }
        Answer(batch, refused.GetValueOrDefault);
    }

    private void Run(WriteRequest request, Dictionary<WriteRequest, Exception> refused)
    {
        if (!request.IsBrief) _database.Execute($"SAVEPOINT request");
        try
        {
            request.Run(_database);
        }
        catch (Exception e) when (!SqliteFailure.EndsTransaction(e))
        {
            if (!request.IsBrief) _database.Execute($"ROLLBACK TO request");
            refused[request] = SqliteFailure.Explain(e);
        }
        if (!request.IsBrief) _database.Execute($"RELEASE request");
    }

    // The writer's thread must not run its callers' code. One work item for all who are brief wakes one thread of the pool, not dozens.
    private static void Answer(List<WriteRequest> batch, Func<WriteRequest, Exception?> refusal)
    {
        foreach (var request in batch.Where(request => !request.IsBrief)) request.Answer(refusal(request));
        var brief = batch.FindAll(request => request.IsBrief);
        if (brief.Count > 0) ThreadPool.UnsafeQueueUserWorkItem(_ => brief.ForEach(request => request.Answer(refusal(request))), null);
    }

    private void Undo()
    {
        _segments.Discard();
        try
        {
            _database.Execute($"ROLLBACK");
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // A full disk or a failed write has already ended the transaction; none may be open either.
        }
    }
}
