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

    /// <summary>Waits until the node's own first look at deliveries is over and the one at the state has listed its repositories.</summary>
    public static Task FirstLookIsOverAsync(Scene scene) =>
        scene.TrueAsync(() => scene.GitHub.Requests.Any(request => request.Path.EndsWith("/installation/repositories", StringComparison.Ordinal)));

    public static Task WhileAsync(Scene scene, Action happens) => WhileAsync(scene, () =>
    {
        happens();
        return Task.CompletedTask;
    });
}
