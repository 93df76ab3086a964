using Microsoft.Extensions.Logging.Abstractions;
using Swarm.Bot.Cli.Serve;
using Swarm.Bot.Settings;
using Swarm.GitHub;

namespace Swarm.Bot.Cli.Doctor;

/// <summary>Whether GitHub can be reached, agrees about the time, and knows the App.</summary>
internal sealed class GitHubLook(ServerSettings settings, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly GitHubAddress address = GitHubAddress.From(settings.GitHub.BaseUrl);

    public async IAsyncEnumerable<Finding> AllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        using var http = GitHubHttp.CreateClient();
        var (reached, date) = await ReachAsync(http, ct);
        yield return reached;
        if (reached.Verdict != Verdict.Ok) yield break;
        if (date is { } theirs) yield return Clock(time.GetUtcNow() - theirs);
        yield return await AppAsync(http, ct);
    }

    /// <param name="ahead">How far this machine's clock is ahead of GitHub's.</param>
    internal static Finding Clock(TimeSpan ahead)
    {
        const string why = "GitHub refuses the App's tokens where the clocks differ too much.";
        const string next = "Let the machine set its clock: timedatectl set-ntp true, or your host's time service.";
        var seen = $"{Math.Abs(ahead.TotalSeconds):0} s {(ahead < TimeSpan.Zero ? "behind" : "ahead of")} GitHub's.";
        var apart = ahead.Duration();
        if (apart > AppKey.ClockSkew) return new Finding("clock", Verdict.Missing, seen, why, next);
        return apart > AppKey.ClockSkew / 2 ? new Finding("clock", Verdict.Limited, seen, why, next) : new Finding("clock", Verdict.Ok, seen, why);
    }

    private async Task<(Finding Reached, DateTimeOffset? Date)> ReachAsync(HttpClient http, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address.Rest);
            request.Headers.UserAgent.ParseAdd("swarm-bot");
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return (Finding(Verdict.Ok, $"{address.Rest} answers.", null), answer.Headers.Date);
        }
        catch (HttpRequestException e)
        {
            return (Finding(Verdict.Missing, $"{address.Rest} cannot be reached: {e.Message}", Next), null);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (Finding(Verdict.Missing, $"{address.Rest} did not answer within {Patience.TotalSeconds:0} s.", Next), null);
        }
    }

    private static string Next => $"Check name resolution, firewall and proxy (HTTPS_PROXY), and {ServerTable.GitHubUrl.Variable}.";

    private static Finding Finding(Verdict verdict, string seen, string? next) => new("github", verdict, seen, "Issues, code and everything that is shown lie there.", next);

    private async Task<Finding> AppAsync(HttpClient http, CancellationToken ct)
    {
        using var key = AppKey.FromPem(settings.GitHub.PrivateKey.Reveal());
        using var app = new GitHubApp(http, new GitHubAppOptions(settings.GitHub.AppId, key, address), time, NullLogger<GitHubApp>.Instance);
        var said = await AppGreeting.AskAsync(app, settings, ct);
        ct.ThrowIfCancellationRequested();
        const string why = "The bot can do nothing on GitHub as nobody.";
        return said.StartsWith(AppGreeting.Warning, StringComparison.Ordinal)
            ? new Finding("app", Verdict.Missing, "GitHub did not say who the App is.", why, said[AppGreeting.Warning.Length..])
            : new Finding("app", Verdict.Ok, said, why);
    }
}
