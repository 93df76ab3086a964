using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Swarm.Testing;

namespace Swarm.Storage.Tests.Queues;

/// <summary>A queue of its own for each test, and a stranger who looks at it from outside.</summary>
public abstract class QueueTest : StoreTest
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _name = $"test-{Guid.NewGuid():N}";

    private protected HeardLog Log { get; } = new();

    private protected AzureQueueOptions OptionsOf(string connectionString) =>
        new(QueueAddress.FromConnectionString(connectionString, _name).ShouldNotBeNull()) { Look = TimeSpan.FromMilliseconds(100), LongestPause = TimeSpan.FromSeconds(1) };

    private protected AzureJobQueue Start(AzureQueueOptions options) => AzureJobQueue.Start(options, Store, TimeProvider.System, Log);

    private protected QueueClient Stranger(Azurite azurite) => new(azurite.ConnectionString, _name);

    private protected async Task<long> JobIdAsync() => (await CommittedAsync(Commit(0) with { WantedJobs = [Job("a")] })).NewJobs[0];

    /// <summary>Ends the job of the track as a worker does.</summary>
    private protected Task<CommitResult.Committed> DoneAsync(ClaimedJob job) => CommittedAsync(Commit(1) with { CompletedJob = job.Lease });

    private protected Task UntilEmptyAsync(QueueClient queue) => UntilAsync(async () => await CountAsync(queue) == 0);

    /// <summary>Messages in the queue, hidden ones too.</summary>
    private protected static async Task<int> CountAsync(QueueClient queue)
    {
        QueueProperties properties = await queue.GetPropertiesAsync(Ct);
        return properties.ApproximateMessagesCount;
    }

    private protected static async Task UntilAsync(Func<Task<bool>> fact)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(Patience);
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await fact()) await pulse.WaitForNextTickAsync(limit.Token);
    }
}
