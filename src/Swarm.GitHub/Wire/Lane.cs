namespace Swarm.GitHub;

/// <summary>One credential's way to GitHub, with the limits that GitHub counts for it.</summary>
internal abstract class Lane(string audience, WritePace pace, TimeProvider time)
{
    private readonly WriteBudget budget = new(pace, time);

    /// <summary>Names the credential without showing it.</summary>
    public string Audience { get; } = audience;

    /// <summary>Closed while GitHub wants this lane to be silent.</summary>
    public LimitGate Gate { get; } = new(time);

    public abstract Task<string> BearerAsync(CancellationToken cancellationToken);

    /// <summary>Drops a credential that was answered with 401. True where a fresh one can be had.</summary>
    public virtual bool Drop(string bearer) => false;

    /// <summary>Waits until this lane may send. The gate may have closed while the budget was waited for.</summary>
    public async Task PassAsync(bool content, CancellationToken cancellationToken)
    {
        await Gate.PassAsync(cancellationToken);
        if (!content) return;
        await budget.TakeAsync(cancellationToken);
        await Gate.PassAsync(cancellationToken);
    }
}
