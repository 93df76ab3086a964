using Swarm.LocalGitHub;

namespace Swarm.EndToEnd.Tests.Faults;

/// <summary>The walk on which nothing goes wrong, taken once.</summary>
public sealed class UndisturbedWalk : IAsyncLifetime
{
    public IReadOnlyList<string> End { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await using var walk = await DemoWalk.EndedAsync(FaultPlan.None);
        walk.GitHub.InjectedFaults.ShouldBeEmpty();
        walk.GitHub.InjectedWebhookFaults.ShouldBeEmpty();
        End = walk.End;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
