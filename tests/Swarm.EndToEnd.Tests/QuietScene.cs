using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests;

/// <summary>A scene on which nobody has labelled anything.</summary>
public sealed class QuietScene : IAsyncLifetime
{
    public Scene Scene { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Scene = await Scene.OpenAsync(new Model());

    public ValueTask DisposeAsync() => Scene.DisposeAsync();
}
