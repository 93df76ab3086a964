using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests.Missed;

/// <summary>A node that is stopped while something happens, and started again when no webhook tells of it any more.</summary>
internal static class Down
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task WhileAsync(Scene scene, Func<Task> happens)
    {
        await scene.Stage.StopNodeAsync();
        await happens();
        await scene.GitHub.WaitForDeliveriesAsync(Ct);
        scene.GitHub.ForgetDeliveries();
        await scene.Stage.StartNodeAsync(Ct);
    }

    public static Task WhileAsync(Scene scene, Action happens) => WhileAsync(scene, () =>
    {
        happens();
        return Task.CompletedTask;
    });
}
