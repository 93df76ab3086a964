namespace Swarm.GitHub.Tests;

/// <summary>Waits for a fact, at most half a minute.</summary>
internal static class Eventually
{
    public static async Task IsTrue(Func<bool> fact, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!fact()) await pulse.WaitForNextTickAsync(limit.Token);
    }
}
