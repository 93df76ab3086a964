using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Swarm.Bot.Hosting;
using Swarm.Bot.Settings;
using Swarm.Bot.Setup;
using Swarm.Bot.Setup.Checks;
using Swarm.GitHub;

namespace Swarm.Bot.Cli.Setup;

/// <summary>From a stored App to its report: waits for the installation, runs the self-test, says what came of it.</summary>
internal sealed class SetupEnding(Answer answer, Action<ILoggingBuilder> logging, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(10);

    public async Task<int> RunAsync(SetupPlan plan, SetupBoard board, StoredApp app, bool isNew, CancellationToken ct)
    {
        var reading = Reading(plan);
        if (reading.Settings is not { } settings)
            return await ReportAsync(plan, board, app, isNew, [SetupCheck.Failed("settings", $"The server cannot read what was stored: {string.Join(" ", reading.Faults)}", "Run swarm setup --replace to register a new App.")], ct);
        using var key = AppKey.FromPem(settings.GitHub.PrivateKey.Reveal());
        var options = new GitHubAppOptions(settings.GitHub.AppId, key, GitHubAddress.From(settings.GitHub.BaseUrl));
        using var loggers = LoggerFactory.Create(logging);
        using var http = GitHubHttp.CreateClient();
        using var github = new GitHubApp(http, options, time, loggers.CreateLogger<GitHubApp>());
        try
        {
            app = await MoveAsync(plan, github, app, ct);
            var installations = await InstalledAsync(github, app, ct);
            board.View = board.View with { Stage = SetupStage.Test, App = app };
            var node = new NodeSettings { App = options, WebhookSecret = settings.GitHub.WebhookSecret?.Reveal(), Data = plan.Data };
            return await TestAsync(plan, board, app, new SelfTest(github, app, node, plan.Options, time).RunAsync(installations, isNew, ct), isNew, ct);
        }
        catch (GitHubRefusedException e)
        {
            return answer.Refuse(new Refusal($"{app.GitHub.Authority} does not accept the stored App: {Answer.Plain(e.Reason, 200)}.", "Check this machine's clock. If the App was deleted on GitHub, run swarm setup --replace."));
        }
        catch (GitHubUnavailableException e)
        {
            return answer.Refuse(new Refusal($"{app.GitHub.Authority} cannot be reached: {Answer.Plain((e.InnerException ?? e).Message)}", "Check the network, then run swarm setup again; it goes on with the stored App."));
        }
    }

    // Without the operator's settings, so that what serve will read is read here.
    private static ServerReading Reading(SetupPlan plan)
    {
        var bare = new ConfigurationBuilder().AddInMemoryCollection([new("Swarm:Data", plan.Data)]).Build();
        return StoredSettings.Under(bare, plan.Data).Gives(out var stored, out var refusal)
            ? ServerSettingsReader.Read(stored)
            : new ServerReading(null, [refusal.ToString()], []);
    }

    private async Task<StoredApp> MoveAsync(SetupPlan plan, GitHubApp github, StoredApp app, CancellationToken ct)
    {
        if (plan.Target.Webhook is not { } webhook || webhook == app.Webhook) return app;
        await github.SetWebhookAddressAsync(webhook, ct);
        var moved = app with { Webhook = webhook };
        plan.Folder.Update(moved);
        answer.Line($"Webhooks now go to {webhook}.");
        return moved;
    }

    private async Task<IReadOnlyList<Installation>> InstalledAsync(GitHubApp github, StoredApp app, CancellationToken ct)
    {
        for (var asked = false; ;)
        {
            var usable = (await github.ListInstallationsAsync(ct)).Where(each => each.SuspendedAt is null).ToList();
            if (usable.Count > 0) return usable;
            if (!asked) answer.Line($"Choose the repositories it may work in: {app.InstallPage} (Ctrl+C stops; swarm setup goes on later)");
            asked = true;
            await Task.Delay(Pause, time, ct);
        }
    }

    private async Task<int> TestAsync(SetupPlan plan, SetupBoard board, StoredApp app, IAsyncEnumerable<SetupCheck> test, bool isNew, CancellationToken ct)
    {
        var checks = ImmutableArray<SetupCheck>.Empty;
        await foreach (var check in test)
        {
            checks = checks.Add(check);
            board.View = board.View with { Checks = checks };
        }

        return await ReportAsync(plan, board, app, isNew, checks, ct);
    }

    private async Task<int> ReportAsync(SetupPlan plan, SetupBoard board, StoredApp app, bool isNew, ImmutableArray<SetupCheck> checks, CancellationToken ct)
    {
        board.View = board.View with { Stage = SetupStage.Done, App = app, Checks = checks };
        var report = new SetupReport(app, isNew, plan.Folder.Location, checks);
        foreach (var check in checks) Say(check);
        if (StoredSettings.IsAnother(plan.Configuration, app))
            await answer.Terminal.Error.WriteLineAsync("warning: The environment or appsettings.json names another App or GitHub; swarm serve uses those settings and not the stored App.");
        answer.Line(report.Passed ? $"Set up. Next: {SetupReport.ServeLine(app)} --data {plan.Data}" : "Not all is well; the lines above say what to do. Then run swarm setup again.");
        answer.Object(SetupReportJson.Of(report), CliJson.Default.SetupReportJson);
        if (board.WasVisited) await SeenAsync(board, ct);
        return report.Passed ? ExitCodes.Good : ExitCodes.Faults;
    }

    private void Say(SetupCheck check)
    {
        answer.Line($"  {Words.Of(check.Verdict),-6} {check.Name,-9} {Answer.Plain(check.Text, 1000)}");
        if (check.NextStep is { } next) answer.Line($"  {"",-16} {Answer.Plain(next, 1000)}");
    }

    // The page looks again every two seconds: it should meet the end and not a closed door.
    private async Task SeenAsync(SetupBoard board, CancellationToken ct)
    {
        try
        {
            await board.EndSeen.WaitAsync(LastLook, time, ct);
        }
        catch (TimeoutException)
        {
            // The person closed the page; the terminal has said it all.
        }
    }
}
