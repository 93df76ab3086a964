namespace Swarm.Storage.Sqlite;

/// <summary>One caller's change, waiting for the writer.</summary>
internal abstract class WriteRequest(bool oneStatement, CancellationToken cancellation)
{
    public bool IsCancelled => cancellation.IsCancellationRequested;

    protected CancellationToken Cancellation => cancellation;

    /// <summary>True where it needs no savepoint: a single statement that is refused has changed nothing.</summary>
    public bool IsOneStatement => oneStatement;

    /// <summary>Changes rows, inside the writer's transaction.</summary>
    public abstract void Run(Database database);

    /// <summary>The change is durable: answers the caller.</summary>
    public abstract void Complete();

    public abstract void Cancel();

    public abstract void Fail(Exception reason);
}

internal sealed class WriteRequest<T>(Func<Database, T> run, bool oneStatement, CancellationToken cancellation) : WriteRequest(oneStatement, cancellation)
{
    // The writer's thread must not run its callers' code.
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Answer => _answer.Task;

    public override void Run(Database database) => _result = run(database);

    public override void Complete() => _answer.TrySetResult(_result!);

    public override void Cancel() => _answer.TrySetCanceled(Cancellation);

    public override void Fail(Exception reason) => _answer.TrySetException(reason);
}
