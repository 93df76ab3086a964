namespace Swarm.Storage;

/// <summary>How a queue on Azure Storage is used.</summary>
public sealed record AzureQueueOptions(QueueAddress Address)
{
    /// <summary>How long a message that was taken stays hidden without being renewed; 2 minutes. After a crash its job is hinted at again so late.</summary>
    public TimeSpan Visibility { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How often a quiet queue is asked for messages; every 2 seconds. Azure has no long polling, and each question costs a transaction.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest pause between tries while the queue cannot be used; 30 seconds. The first is one second.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);
}
