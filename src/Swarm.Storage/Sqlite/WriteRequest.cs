namespace Swarm.Storage.Sqlite;

/// <summary>One caller's change, waiting for the writer.</summary>
internal abstract class WriteRequest(bool brief, CancellationToken cancellation)
{
    public bool IsCancelled => cancellation.IsCancellationRequested;

    protected CancellationToken Cancellation => cancellation;

    /// <summary>
    /// True where it needs no savepoint, for a single statement that is refused has changed nothing, and where its caller goes on
    /// on the thread that answers.
    /// </summary>
    public bool IsBrief => brief;

    /// <summary>Changes rows, inside the writer's transaction.</summary>
    public abstract void Run(Database database);

    /// <summary>Tells the caller that the change is durable, or why it was refused.</summary>
    public abstract void Answer(Exception? refusal);

    public abstract void Cancel();
}

internal sealed class WriteRequest<T>(Func<Database, T> run, bool brief, CancellationToken cancellation) : WriteRequest(brief, cancellation)
{
    // The thread that answers must not be kept by its callers.
    private readonly TaskCompletionSource<T> _answer = new(brief ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Result => _answer.Task;

    public override void Run(Database database) => _result = run(database);

    public override void Answer(Exception? refusal)
    {
        if (refusal is null) _answer.TrySetResult(_result!);
        else _answer.TrySetException(refusal);
    }

    public override void Cancel() => ThreadPool.UnsafeQueueUserWorkItem(_ => _answer.TrySetCanceled(Cancellation), null);
}
