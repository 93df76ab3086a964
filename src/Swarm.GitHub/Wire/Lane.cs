namespace Swarm.GitHub;

/// <summary>One credential's way to GitHub, with the limits that GitHub counts for it.</summary>
internal abstract class Lane
{
    private readonly ReadBudget reads;

    protected Lane(string audience, WritePace pace, TimeProvider time)
    {
        Audience = audience;
        Gate = new LimitGate(time);
        Writes = new WriteBudget(pace, Gate, time);
        reads = new ReadBudget(pace, time);
    }

    /// <summary>Names the credential without showing it.</summary>
    public string Audience { get; }

    /// <summary>Requests that GitHub's REST limit left by its newest answer; null before one said so.</summary>
    public long? RestLeft { get; private set; }

    /// <summary>Closed while GitHub wants this lane to be silent.</summary>
    public LimitGate Gate { get; }

    /// <summary>The turns of writes.</summary>
    public WriteBudget Writes { get; }

    public abstract Task<string> BearerAsync(CancellationToken cancellationToken);

    /// <summary>Drops a credential that was answered with 401. True where a fresh one can be had.</summary>
    public abstract bool Drop(Attempt refused);

    /// <summary>Takes note of the limits that an answer tells.</summary>
    public void Note(WireAnswer answer)
    {
        if (answer is { LimitRemaining: { } left, LimitResource: null or "core" } && !answer.Url.AbsolutePath.EndsWith("/graphql", StringComparison.Ordinal)) RestLeft = left;
    }

    /// <summary>Waits until this lane may send.</summary>
    /// <exception cref="GitHubNotSentException">The patience of the request ended first.</exception>
    public async Task PassAsync(WireRequest request, CancellationToken cancellationToken)
    {
        var patience = request.Order.Patience;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience, cancellationToken);
        try
        {
            await WaitAsync(request, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new GitHubNotSentException(request.Url);
        }
    }

    // A write does not wait at the gate but in its queue, so that those who waited while it was closed come out in order.
    private async Task WaitAsync(WireRequest request, CancellationToken cancellationToken)
    {
        if (request.CountsAsContent) await Writes.TakeAsync(request.Order.Lane, cancellationToken);
        else await reads.TakeAsync(cancellationToken);
        await Gate.PassAsync(cancellationToken);
    }
}
