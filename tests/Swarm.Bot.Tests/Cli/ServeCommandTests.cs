using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using Swarm.Bot.Hosting;
using Swarm.LocalGitHub;
using Swarm.Testing;

namespace Swarm.Bot.Tests.Cli;

public sealed class ServeCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_fault_is_said_at_once_and_nothing_starts()
    {
        var trial = new CommandTrial { Variables = Variables(("Slots__Agents", "none"), ("GitHub__AppId", "")) };

        (await trial.RunAsync(Ct, "serve", "--data", _folder["data"])).ShouldBe(2);

        var faults = trial.Error.Text.Split('\n').Where(line => line.StartsWith("fault: ", StringComparison.Ordinal)).ToList();
        faults.Count.ShouldBe(3, trial.All);
        faults.ShouldContain(line => line.Contains("Swarm__GitHub__AppId", StringComparison.Ordinal));
        faults.ShouldContain(line => line.Contains("Swarm__GitHub__PrivateKeyPath", StringComparison.Ordinal));
        faults.ShouldContain(line => line.Contains("Swarm__Slots__Agents", StringComparison.Ordinal));
        trial.Error.Text.ShouldContain("every webhook will be refused");
        Directory.Exists(_folder["data"]).ShouldBeFalse();
    }

    [Fact]
    public async Task It_greets_its_app_answers_health_and_stops_with_0()
    {
        await using var github = await GitHubAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var trial = new CommandTrial { Variables = Good(github) };

        var serving = trial.RunAsync(stop.Token, "serve", "--urls", "http://127.0.0.1:0", "--data", _folder["data"]);
        await trial.Out.WaitForAsync("Ready.", Ct);

        trial.Out.Text.ShouldContain("App: swarm on 127.0.0.1:");
        using var http = new HttpClient { BaseAddress = Address(trial.Out.Text) };
        (await http.GetStringAsync("/health/live", Ct)).ShouldBe("live");
        var second = await CommandTrial.OfAsync(Ct, "track", "list", "--data", _folder["data"]);
        second.Exit.ShouldBe(0, second.Trial.All);
        second.Trial.Out.Text.ShouldContain("There are no tracks yet.");
        var other = new CommandTrial { Variables = Good(github) };
        (await other.RunAsync(Ct, "serve", "--urls", "http://127.0.0.1:0", "--data", _folder["data"])).ShouldBe(2);
        other.Error.Text.ShouldContain("is in use by process");
        await stop.CancelAsync();
        (await serving).ShouldBe(0, trial.All);
        trial.Out.Text.ShouldEndWith("Stopped.\n");
    }

    [Fact]
    public async Task Polling_needs_no_webhook_secret_and_says_so()
    {
        await using var github = await GitHubAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var trial = new CommandTrial { Variables = Good(github).Remove("Swarm__GitHub__WebhookSecret").SetItem("Swarm__Deliveries__PollSeconds", "7") };

        var serving = trial.RunAsync(stop.Token, "serve", "--poll", "--urls", "http://127.0.0.1:0", "--data", _folder["data"]);
        await trial.Out.WaitForAsync("Ready.", Ct);

        trial.Out.Text.ShouldContain("Polling: GitHub's log of deliveries is read every 7 s; no public address is needed.");
        trial.Out.Text.ShouldNotContain("Webhooks: POST");
        trial.Error.Text.ShouldNotContain("every webhook will be refused");
        await stop.CancelAsync();
        (await serving).ShouldBe(0, trial.All);
    }

    [Fact]
    public async Task A_queue_that_cannot_be_reached_is_named_and_told_by_the_ready_page_and_the_server_runs()
    {
        await using var github = await GitHubAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var trial = new CommandTrial
        {
            Variables = Good(github).AddRange(Variables(
                ("Queue__Kind", "azure"), ("Queue__ConnectionString", "AccountName=nobody;AccountKey=c2VjcmV0LWtleQ==;QueueEndpoint=http://127.0.0.1:9/nobody"))),
        };

        var serving = trial.RunAsync(stop.Token, "serve", "--urls", "http://127.0.0.1:0", "--data", _folder["data"]);
        await trial.Out.WaitForAsync("Ready.", Ct);

        trial.Out.Text.ShouldContain("Queue: http://127.0.0.1:9/nobody/swarm-jobs\n");
        using var http = new HttpClient { BaseAddress = Address(trial.Out.Text) };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        string ready;
        while ((ready = await http.GetStringAsync("/health/ready", Ct)) == "ready") await pulse.WaitForNextTickAsync(limit.Token);
        ready.ShouldBe("ready\nThe queue cannot be used; the server's log says why. Work goes on from the store, a little later.");
        await stop.CancelAsync();
        (await serving).ShouldBe(0, trial.All);
        trial.All.ShouldNotContain("c2VjcmV0");
    }

    [Fact]
    public async Task A_key_that_github_refuses_is_said_and_the_server_runs_on()
    {
        await using var github = await GitHubAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var trial = new CommandTrial { Variables = Good(github).SetItem("Swarm__GitHub__PrivateKeyPath", KeyFile("other.pem", out _)).Remove("Swarm__GitHub__WebhookSecret") };

        var serving = trial.RunAsync(stop.Token, "serve", "--urls", "http://127.0.0.1:0", "--data", _folder["data"]);
        await trial.Out.WaitForAsync("Ready.", Ct);

        trial.Out.Text.ShouldContain("does not accept App");
        trial.Out.Text.ShouldContain("this machine's clock");
        using var http = new HttpClient { BaseAddress = Address(trial.Out.Text) };
        using var body = new StringContent("{}");
        (await http.PostAsync("/api/github/webhooks", body, Ct)).IsSuccessStatusCode.ShouldBeFalse();
        (await http.GetAsync("/health/live", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await stop.CancelAsync();
        (await serving).ShouldBe(0, trial.All);
    }

    [Fact]
    public async Task A_taken_port_a_wrong_address_and_a_broken_file_could_not_run()
    {
        await using var github = await GitHubAsync();
        var taken = new CommandTrial { Variables = Good(github) };
        (await taken.RunAsync(Ct, "serve", "--urls", github.BaseUrl.ToString(), "--data", _folder["data"])).ShouldBe(2, taken.All);
        taken.Error.Text.ShouldContain("The server cannot listen on");
        taken.All.ShouldNotContain("BackgroundService failed");

        var wrong = new CommandTrial { Variables = Good(github) };
        (await wrong.RunAsync(Ct, "serve", "--urls", "ftp://here", "--data", _folder["data"])).ShouldBe(2, wrong.All);
        wrong.Error.Text.ShouldContain("'ftp://here' is no address to listen on.");

        var file = new CommandTrial { Variables = Good(github) };
        (await file.RunAsync(Ct, "serve", "--data", _folder.Write("a-file", "x"))).ShouldBe(2, file.All);
        file.Error.Text.ShouldContain("is a file. Name a folder");
    }

    [Fact]
    public async Task A_signal_to_the_process_drains_and_ends_with_0()
    {
        await using var github = await GitHubAsync();
        Real.Executable("kill", "apt-get install procps");
        var line = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])[Path.Combine(AppContext.BaseDirectory, "swarm.dll"), "serve", "--urls", "http://127.0.0.1:0", "--data", _folder["data"]]) line.ArgumentList.Add(word);
        foreach (var (name, value) in Good(github)) line.Environment[name] = value;
        using var process = Process.Start(line)!;
        var error = process.StandardError.ReadToEndAsync(Ct);
        while (await process.StandardOutput.ReadLineAsync(Ct) is { } said && !said.StartsWith("Ready.", StringComparison.Ordinal)) { }

        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"])) await kill.WaitForExitAsync(Ct);
        var rest = await process.StandardOutput.ReadToEndAsync(Ct).WaitAsync(TimeSpan.FromSeconds(60), Ct);
        await process.WaitForExitAsync(Ct).WaitAsync(TimeSpan.FromSeconds(60), Ct);

        process.ExitCode.ShouldBe(0, await error);
        rest.ShouldEndWith("Stopped.\n");
    }

    private async Task<LocalGitHubServer> GitHubAsync()
    {
        Real.Executable("git", "apt-get install git");
        return await LocalGitHubServer.StartAsync(new LocalGitHubOptions { RootFolder = _folder["github"] }, Ct);
    }

    private ImmutableDictionary<string, string> Good(LocalGitHubServer github)
    {
        var path = KeyFile($"app-{Guid.NewGuid():N}.pem", out var publicKey);
        var app = github.RegisterApp(new AppRegistration("swarm", publicKey, null, "the-secret", AppPermissions.All, AppPermissions.Events));
        return Variables(("GitHub__AppId", $"{app.Id}"), ("GitHub__PrivateKeyPath", path), ("GitHub__BaseUrl", github.BaseUrl.ToString()), ("GitHub__WebhookSecret", "the-secret"), ("Anthropic__ApiKey", "sk-test"));
    }

    private static ImmutableDictionary<string, string> Variables(params (string Name, string Value)[] values) =>
        values.ToImmutableDictionary(each => $"Swarm__{each.Name}", each => each.Value);

    private string KeyFile(string name, out string publicKey)
    {
        using var rsa = RSA.Create(2048);
        publicKey = rsa.ExportSubjectPublicKeyInfoPem();
        var path = _folder.Write(name, rsa.ExportPkcs8PrivateKeyPem());
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }

    private static Uri Address(string said) => new(said.Split('\n').Single(line => line.StartsWith("Webhooks: POST ", StringComparison.Ordinal))["Webhooks: POST ".Length..]);
}
