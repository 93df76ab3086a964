using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests;

/// <summary>A track whose only task waits for an answer that nobody gives.</summary>
public sealed class WaitingTrack : IAsyncLifetime
{
    public Scene Scene { get; private set; } = null!;

    public int Issue { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var model = new Model().Plans(new PlanText().Task("T01", ["src/"], [], asks: true)).Says("T01", Session.Asks("Which colour?", "red", "blue"));
        Scene = await Scene.OpenAsync(model);
        Issue = Scene.Label();
        await Scene.UntilAskedAsync(Issue);
        await Scene.SettledAsync(Issue);
    }

    public ValueTask DisposeAsync() => Scene.DisposeAsync();
}
