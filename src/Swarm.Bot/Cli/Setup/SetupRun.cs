using Swarm.Bot.Setup;
using Swarm.Bot.Setup.Page;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Cli.Setup;

/// <summary>Leads through the set-up, in the terminal and on the page: register, install, test. What is done already is not asked again.</summary>
internal sealed class SetupRun(Answer answer, Action<ILoggingBuilder> logging, TimeProvider time)
{
    private readonly SetupEnding _ending = new(answer, logging, time);

    public async Task<int> RunAsync(SetupOptions options, CancellationToken ct)
    {
        if (!SetupPlan.Read(answer.Terminal, options).Gives(out var plan, out var refusal)) return answer.Refuse(refusal);
        var (app, unreadable) = plan.Folder.Look();
        if (options.Replaces || (app is null && unreadable is null)) return await OpenAsync(plan, ct);
        if (app is null) return answer.Refuse(unreadable!);
        if (options.GitHub is not null && plan.Target.GitHub.Web != app.GitHub)
            return answer.Refuse(new Refusal($"{plan.Folder.Location} holds an App of {app.GitHub.Authority}.", "Name another data directory, or register a new App with --replace."));
        return await GoOnAsync(plan, app, ct);
    }

    private async Task<int> GoOnAsync(SetupPlan plan, StoredApp app, CancellationToken ct)
    {
        answer.Line($"App {Answer.Plain(app.Name, 60)} is stored in {plan.Folder.Location}; going on with it.");
        var board = new SetupBoard(new SetupView(SetupStage.Install, plan.Target) { App = app });
        var page = PendingSetup.Begin(plan.Options.Port, plan.Target, time.GetUtcNow());
        if (!(await SiteAsync(page, board, null, ct)).Gives(out var site, out var refusal)) return answer.Refuse(refusal);
        await using (site)
        {
            answer.Line($"Page: {site.Address}");
            return await _ending.RunAsync(plan, board, app, isNew: false, ct);
        }
    }

    private async Task<int> OpenAsync(SetupPlan plan, CancellationToken ct)
    {
        using var http = GitHubHttp.CreateClient();
        if (await AbsentAsync(http, plan.Target.GitHub, ct) is { } absent) return answer.Refuse(absent);
        switch (DataDirectory.Open(plan.Data))
        {
            case DataDirectoryResult.InUse used: return answer.Refuse(new Refusal(used.Message, used.NextStep));
            case DataDirectoryResult.Unusable unusable: return answer.Refuse(new Refusal(unusable.Reason, unusable.NextStep));
            case DataDirectoryResult.Opened opened:
                using (opened.Directory) return await RegisterAsync(plan, http, ct);
            case var other: throw new InvalidOperationException($"The data directory opened as {other}.");
        }
    }

    private async Task<int> RegisterAsync(SetupPlan plan, HttpClient http, CancellationToken ct)
    {
        var pending = Begin(plan);
        using var registrar = new AppRegistrar(http, plan.Folder, pending, plan.Target, time);
        var board = new SetupBoard(new SetupView(SetupStage.Register, plan.Target));
        if (!(await SiteAsync(pending, board, Taking(registrar, board), ct)).Gives(out var site, out var refusal)) return answer.Refuse(refusal);
        await using (site)
        {
            plan.Folder.Keep(pending with { Port = site.Address.Port });
            Invite(plan, site.Address);
            var app = await registrar.Registered.WaitAsync(ct);
            answer.Line($"App {Answer.Plain(app.Name, 60)} is registered; its secrets are in {plan.Folder.Location}, for this user only.");
            if (OperatingSystem.IsWindows()) answer.Line($"On Windows the folder has the rights of the one above it. To close it: icacls \"{plan.Folder.Location}\" /inheritance:r /grant:r \"%USERNAME%:(OI)(CI)F\"");
            return await _ending.RunAsync(plan, board, app, isNew: true, ct);
        }
    }

    // A registration that was begun on another port would come back to nobody: its port is tried first.
    private PendingSetup Begin(SetupPlan plan)
    {
        var (now, port) = (time.GetUtcNow(), plan.Options.Port);
        var before = plan.Folder.Pending;
        var fits = before?.Fits(plan.Target, now) == true && (port == 0 || port == before.Port);
        return fits ? before! : PendingSetup.Begin(port, plan.Target, now);
    }

    private void Invite(SetupPlan plan, Uri page)
    {
        answer.Line($"A GitHub App is registered on {plan.Target.GitHub.Web.Authority}. What it may do, each with its reason:");
        foreach (var permission in plan.Target.Manifest.Permissions) answer.Line($"  {permission.Name}: {permission.Access}. {permission.Reason}");
        answer.Line($"Open this page and press the button: {page}");
        if (plan.Options.OpensBrowser && Browser.Open(page)) answer.Line("It was opened in your browser.");
    }

    private Func<string?, string?, CancellationToken, Task<Outcome<StoredApp>>> Taking(AppRegistrar registrar, SetupBoard board) => async (code, state, ct) =>
    {
        var taken = await registrar.TakeAsync(code, state, ct);
        if (taken.Gives(out var app, out var refusal))
        {
            if (board.View.App is null) board.View = board.View with { Stage = SetupStage.Install, App = app, Fault = null };
        }
        else
        {
            board.View = board.View with { Fault = refusal };
            await answer.Terminal.Error.WriteLineAsync($"swarm: {refusal}");
        }

        return taken;
    };

    private static async Task<Outcome<SetupSite>> SiteAsync(PendingSetup pending, SetupBoard board, Func<string?, string?, CancellationToken, Task<Outcome<StoredApp>>>? take, CancellationToken ct)
    {
        try
        {
            return await SetupSite.StartAsync(pending, board, take, ct);
        }
        catch (IOException e)
        {
            return new Refusal($"The page cannot listen on 127.0.0.1:{pending.Port}: {e.GetBaseException().Message}.", "Name a free one with --port, or stop what listens there.");
        }
    }

    private static async Task<Refusal?> AbsentAsync(HttpClient http, GitHubAddress github, CancellationToken ct)
    {
        try
        {
            return await AppManifests.IsGitHubAsync(http, github, ct)
                ? null
                : new Refusal($"{github.Rest} answers, but it is no GitHub.", "Name the address that people open in a browser with --github.");
        }
        catch (GitHubUnavailableException e)
        {
            return new Refusal($"{github.Rest.Authority} cannot be reached: {Answer.Plain((e.InnerException ?? e).Message)}", "Check this machine's network and proxy, and the address given with --github.");
        }
    }
}
