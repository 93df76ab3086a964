using System.Net;
using System.Text.Json.Nodes;
using Swarm.Bot.Tests.Cli;
using Swarm.Testing;

namespace Swarm.Bot.Tests.Setup;

public sealed class SetupRoadTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_nothing_to_a_server_that_answers_a_labelled_issue()
    {
        await using var scene = await SetupScene.OpenAsync();

        var report = (await scene.SetUpAsync("--json")).Json;

        Verdicts(report).ShouldBe(["signature passed", "token passed", "label passed", "delivery passed"]);
        report["next"]!.ToString().ShouldBe("swarm serve --poll");
        scene.GitHub.Snapshot(SetupScene.Owner, "small").ShouldNotBeNull();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var serve = new CommandTrial { Variables = SetupScene.Variables(("Anthropic__ApiKey", "sk-test")) };
        var serving = serve.RunAsync(stop.Token, "serve", "--urls", "http://127.0.0.1:0", "--data", scene.Data);
        await serve.Out.WaitForAsync("Ready.", Ct);
        serve.Out.Text.ShouldContain("App: swarm-of-you on 127.0.0.1:");

        // The address is known now: the same command moves the webhooks and has the first one sent again.
        var (exit, again) = await CommandTrial.OfAsync(Ct, "setup", "--data", scene.Data, "--url", Listening(serve), "--json");
        exit.ShouldBe(0, again.All);
        Verdicts(again.Json).ShouldBe(["signature passed", "token passed", "label passed", "delivery passed"]);
        again.Json["checks"]![3]!["text"]!.ToString().ShouldContain("was answered 202");
        again.Json["next"]!.ToString().ShouldBe("swarm serve");

        var issue = scene.GitHub.CreateIssue(SetupScene.Owner, "small", "you", "Grow the list", "Please.");
        scene.GitHub.AddLabel(SetupScene.Owner, "small", issue, "swarm", "you");
        await SetupScene.UntilAsync(() => scene.GitHub.Snapshot(SetupScene.Owner, "small").Comments.Any(comment => comment.Author == "swarm-of-you[bot]"), () => serve.All);
        await stop.CancelAsync();
        (await serving).ShouldBe(0, serve.All);
    }

    [Fact]
    public async Task What_is_stored_is_for_its_owner_alone_and_is_printed_nowhere()
    {
        await using var scene = await SetupScene.OpenAsync();

        var trial = await scene.SetUpAsync();

        var files = Directory.GetFiles(scene.App).Select(Path.GetFileName).Order().ToList();
        files.ShouldBe(["app.json", "client-secret", "private-key.pem", "webhook-secret"]);
        foreach (var secret in new[] { "client-secret", "private-key.pem", "webhook-secret" })
            trial.All.ShouldNotContain(await File.ReadAllTextAsync(Path.Combine(scene.App, secret), Ct));
        trial.All.ShouldNotContain("PRIVATE KEY");
        Directory.GetFileSystemEntries(scene.Data).Select(Path.GetFileName).ShouldNotContain("app.pending");
        if (OperatingSystem.IsWindows()) return;
        File.GetUnixFileMode(scene.App).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var file in Directory.GetFiles(scene.App)) File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    [Fact]
    public async Task The_page_shows_each_permission_with_its_reason_and_its_last_look_the_result()
    {
        await using var scene = await SetupScene.OpenAsync();
        var (running, trial, page) = await scene.BeginAsync(Ct, "--url", "https://swarm.example");

        using var first = await scene.Person.LookAsync(page);
        var html = WebUtility.HtmlDecode(await first.Content.ReadAsStringAsync(Ct));
        first.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        html.ShouldContain("https://swarm.example/api/github/webhooks");
        foreach (var permission in Bot.Setup.AppManifest.Ours.For(gitHubCom: false).Permissions)
        {
            html.ShouldContain(permission.Reason);
            trial.All.ShouldContain(permission.Reason);
        }

        var back = await scene.ConfirmAsync(page);
        (await scene.Person.OpenAsync(back)).Status.ShouldBe(HttpStatusCode.Found);
        (await scene.Person.OpenAsync(page)).Html.ShouldContain("/github-apps/swarm-of-you/installations/new");
        await scene.InstallAsync();
        await trial.AnyAsync("Set up. Next: swarm serve", Ct);
        // Nothing listens at the address, and nothing can yet: that is open and no fault.
        var last = (await scene.Person.OpenAsync(page)).Html;
        last.ShouldContain("class=\"check open\"");
        last.ShouldContain("class=\"check passed\"");
        last.ShouldNotContain("http-equiv=\"refresh\"");
        (await running).ShouldBe(0, trial.All);
    }

    [Fact]
    public async Task A_set_up_that_was_stopped_goes_on_where_it_was()
    {
        await using var scene = await SetupScene.OpenAsync();

        // Stopped while GitHub's page is open: the answer still fits the next start.
        using var first = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var (stopped, _, page) = await scene.BeginAsync(first.Token);
        var back = await scene.ConfirmAsync(page);
        await first.CancelAsync();
        (await stopped).ShouldBe(2);

        using var second = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var (registering, trial, again) = await scene.BeginAsync(second.Token);
        again.ShouldBe(page);
        (await scene.Person.OpenAsync(back)).Status.ShouldBe(HttpStatusCode.Found, trial.All);
        await trial.AnyAsync("Choose the repositories", Ct);
        await second.CancelAsync();
        (await registering).ShouldBe(2);

        // Stopped before the installation: the stored App is used, and nobody registers again.
        await scene.InstallAsync();
        var (exit, last) = await CommandTrial.OfAsync(Ct, "setup", "--data", scene.Data, "--json");
        exit.ShouldBe(0, last.All);
        last.Json["registered"]!.GetValue<bool>().ShouldBeFalse();
        Verdicts(last.Json).ShouldContain("token passed");
    }

    [Fact]
    public async Task An_App_is_replaced_on_order_alone_and_the_old_one_is_kept()
    {
        await using var scene = await SetupScene.OpenAsync();
        await scene.SetUpAsync();
        var old = await File.ReadAllTextAsync(Path.Combine(scene.App, "private-key.pem"), Ct);

        var (exit, kept) = await CommandTrial.OfAsync(Ct, "setup", "--data", scene.Data);
        exit.ShouldBe(0, kept.All);
        (await File.ReadAllTextAsync(Path.Combine(scene.App, "private-key.pem"), Ct)).ShouldBe(old);

        var (running, trial, page) = await scene.BeginAsync(Ct, "--replace");
        (await scene.Person.OpenAsync(await scene.ConfirmAsync(page, "second"))).Status.ShouldBe(HttpStatusCode.Found);
        await scene.InstallAsync("second");
        (await running).ShouldBe(0, trial.All);
        (await File.ReadAllTextAsync(Path.Combine(scene.App, "private-key.pem"), Ct)).ShouldNotBe(old);
        var put = Directory.GetDirectories(scene.Data, "app.replaced-*").ShouldHaveSingleItem();
        (await File.ReadAllTextAsync(Path.Combine(put, "private-key.pem"), Ct)).ShouldBe(old);
    }

    [Fact]
    public async Task The_label_is_made_in_the_chosen_repository_and_one_that_exists_stays()
    {
        await using var scene = await SetupScene.OpenAsync();
        await scene.GitHub.CreateRepositoryAsync(SetupScene.Owner, "other", null, Ct);

        var report = (await scene.SetUpAsync("--json", "--repo", "workshop/small")).Json;
        report["checks"]![2]!["text"]!.ToString().ShouldBe("The label swarm is in workshop/small.");

        var (exit, both) = await CommandTrial.OfAsync(Ct, "setup", "--data", scene.Data, "--json");
        exit.ShouldBe(0, both.All);
        both.Json["checks"]![2]!["text"]!.ToString().ShouldBe("The label swarm is in workshop/small, workshop/other.");
        scene.GitHub.Requests.Count(request => request is { Method: "POST", Path: "/api/v3/repos/workshop/small/labels" }).ShouldBe(1);

        var (failed, absent) = await CommandTrial.OfAsync(Ct, "setup", "--data", scene.Data, "--json", "--repo", "workshop/none");
        failed.ShouldBe(1, absent.All);
        absent.Json["checks"]![2]!["text"]!.ToString().ShouldBe("The App does not cover workshop/none.");
    }

    private static List<string> Verdicts(JsonObject report) => [.. report["checks"]!.AsArray().Select(check => $"{check!["name"]} {check["verdict"]}")];

    private static string Listening(CommandTrial serve) =>
        serve.Out.Text.Split('\n').Single(line => line.StartsWith("Webhooks: POST ", StringComparison.Ordinal))["Webhooks: POST ".Length..];
}
