using Swarm.Bot.Cli;
using Swarm.Bot.Hosting;
using Swarm.GitHub;

namespace Swarm.Bot.Setup.Checks;

/// <summary>The checks that end a set-up, in their order.</summary>
internal sealed class SelfTest(GitHubApp app, StoredApp stored, NodeSettings settings, SetupOptions options, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <param name="isNew">True where the App was registered just now.</param>
    public async IAsyncEnumerable<SetupCheck> RunAsync(IReadOnlyList<Installation> installations, bool isNew, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var manifest = AppManifest.Ours.For(GitHubAddress.From(stored.GitHub).IsGitHubCom);
        yield return await SignatureCheck.RunAsync(settings, ct);
        yield return await AskAsync("token", () => new TokenCheck(app, manifest, stored.Page).RunAsync(installations, ct));
        yield return await AskAsync("label", () => new LabelStep(app, options.Repositories).RunAsync(installations, ct));
        yield return await AskAsync("delivery", () => new DeliveryCheck(app, stored, time, Patience).RunAsync(isNew, ct));
    }

    private static async Task<SetupCheck> AskAsync(string name, Func<Task<SetupCheck>> check)
    {
        try
        {
            return await check();
        }
        catch (Exception e) when (e is GitHubRefusedException or GitHubUnavailableException or GitHubUncertainException or GitHubUnreadableException)
        {
            return SetupCheck.Failed(name, Answer.Plain(e.Message), "Look at the App's page and this machine's clock and network, then run swarm setup again.");
        }
    }
}
