using Swarm.Testing;

namespace Swarm.Storage.Tests.Queues;

/// <summary>One emulator for the tests that leave it running.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    public Azurite Azurite { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Azurite = await Azurite.StartAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        // Absent: the tests were skipped.
        if (Azurite is not null) await Azurite.DisposeAsync();
    }
}
