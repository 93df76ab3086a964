namespace Swarm.LocalGitHub.State;

/// <summary>One attempt to hand a webhook to an app. A redelivery is a new delivery with the same <see cref="Guid"/>.</summary>
internal sealed class Delivery
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public required long Id { get; init; }
    public required Guid Guid { get; init; }
    public required AppEntry App { get; init; }

    /// <summary>Null for what concerns the app itself, such as a ping.</summary>
    public required long? InstallationId { get; init; }
    public required long? RepositoryId { get; init; }
    public required string Event { get; init; }
    public required string? Action { get; init; }
    public required byte[] Payload { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public bool Redelivery { get; init; }
    public int StatusCode { get; set; }
    public string Status { get; set; } = "pending";
    public double Seconds { get; set; }

    public bool IsSuccess => StatusCode is >= 200 and < 400;

    /// <summary>Completes when the delivery was answered or has failed; never faults.</summary>
    public Task Done => _done.Task;

    public void Finish(int statusCode, string status, double seconds)
    {
        (StatusCode, Status, Seconds) = (statusCode, status, seconds);
        _done.TrySetResult();
    }
}
