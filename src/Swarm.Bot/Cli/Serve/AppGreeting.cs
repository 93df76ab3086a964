using System.Net;
using Swarm.Bot.Settings;
using Swarm.GitHub;

namespace Swarm.Bot.Cli.Serve;

/// <summary>Asks GitHub who the App is. A server that GitHub does not know keeps running: GitHub may be down, or the clock be set right.</summary>
internal static class AppGreeting
{
    /// <summary>What a line starts with that says what stands in the way.</summary>
    public const string Warning = "App: warning: ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>One line: who the App is, or what stands in the way and what to do.</summary>
    public static async Task<string> AskAsync(GitHubApp app, ServerSettings settings, CancellationToken ct)
    {
        var host = settings.GitHub.BaseUrl.Authority;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            var known = await app.GetAppAsync(limit.Token);
            return $"App: {Answer.Plain(known.Slug, 60)} on {host}.";
        }
        catch (GitHubRefusedException e) when (e.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            return Warning + $"{host} does not accept App {Answer.Plain(settings.GitHub.AppId, 60)} with this key: {Answer.Plain(e.Reason, 200)}. "
                + "Check Swarm__GitHub__AppId, the key's file and this machine's clock, then restart; until then nothing can be done on GitHub.";
        }
        catch (Exception e) when (e is GitHubRefusedException or GitHubUnavailableException or GitHubUnreadableException)
        {
            return Warning + $"{Answer.Plain(e.Message)} The server goes on and tries again when there is work.";
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Warning + $"{host} did not answer within {Patience.TotalSeconds:0} s. The server goes on and tries again when there is work.";
        }
        catch (OperationCanceledException)
        {
            return "App: not asked, the server is being stopped.";
        }
    }
}
