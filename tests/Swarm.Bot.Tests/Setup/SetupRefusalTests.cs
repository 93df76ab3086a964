using System.Net;
using System.Net.Sockets;
using Swarm.Bot.Tests.Cli;
using Swarm.Testing;

namespace Swarm.Bot.Tests.Setup;

public sealed class SetupRefusalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--github", "github.example", "'github.example' is no address of a GitHub.")]
    [InlineData("--github", "http://github.example", "is no address of a GitHub.")]
    [InlineData("--url", "swarm.example", "'swarm.example' is no address for webhooks.")]
    [InlineData("--url", "http://swarm.example", "travel unencrypted")]
    [InlineData("--url", "https://127.0.0.1:8080", "github.com cannot reach 127.0.0.1:8080")]
    [InlineData("--organization", "a/b", "'a/b' is no organization's name.")]
    [InlineData("--repo", "small", "'small' is no repository.")]
    [InlineData("--port", "70000", "70000 is no port.")]
    public async Task What_makes_no_sense_is_told_before_anything_is_asked(string option, string value, string said)
    {
        var (exit, trial) = await CommandTrial.OfAsync(Ct, "setup", "--data", _folder["data"], option, value);

        exit.ShouldBe(2, trial.All);
        trial.Error.Text.ShouldContain(said);
        Directory.Exists(_folder["data"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_GitHub_that_is_not_there_or_is_something_else_is_told()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://{taken.LocalEndpoint}";
        taken.Stop();
        var (exit, absent) = await CommandTrial.OfAsync(Ct, "setup", "--data", _folder["data"], "--github", address);
        exit.ShouldBe(2, absent.All);
        absent.Error.Text.ShouldContain("cannot be reached");
        absent.Error.Text.ShouldContain("network and proxy");

        await using var other = await PlainServer.StartAsync(Ct);
        var (wrong, elsewhere) = await CommandTrial.OfAsync(Ct, "setup", "--data", _folder["data"], "--github", other.Address);
        wrong.ShouldBe(2, elsewhere.All);
        elsewhere.Error.Text.ShouldContain("answers, but it is no GitHub. Name the address");
        Directory.Exists(_folder["data"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_taken_port_and_a_folder_that_cannot_be_used_are_told()
    {
        await using var scene = await SetupScene.OpenAsync();
        var (exit, port) = await CommandTrial.OfAsync(Ct, "setup", "--data", scene.Data, "--github", scene.GitHub.BaseUrl.ToString(), "--port", $"{scene.GitHub.BaseUrl.Port}");
        exit.ShouldBe(2, port.All);
        port.Error.Text.ShouldContain($"The page cannot listen on 127.0.0.1:{scene.GitHub.BaseUrl.Port}");
        port.Error.Text.ShouldContain("--port");

        var file = scene.Folder.Write("a-file", "x");
        var (unusable, folder) = await CommandTrial.OfAsync(Ct, "setup", "--data", Path.Combine(file, "data"), "--github", scene.GitHub.BaseUrl.ToString());
        unusable.ShouldBe(2, folder.All);
        folder.Error.Text.ShouldContain("cannot be used");
    }

    [Fact]
    public async Task Another_state_or_a_used_code_registers_nothing_and_the_set_up_goes_on()
    {
        await using var scene = await SetupScene.OpenAsync();
        var (running, trial, page) = await scene.BeginAsync(Ct);
        var back = await scene.ConfirmAsync(page);

        var (foreign, html) = await scene.Person.OpenAsync(new Uri(back.AbsoluteUri[..^3] + "xyz"));
        foreign.ShouldBe(HttpStatusCode.BadRequest);
        html.ShouldContain("its state is another");
        var (unknown, said) = await scene.Person.OpenAsync(new Uri(back.AbsoluteUri.Replace("code=", "code=0", StringComparison.Ordinal)));
        unknown.ShouldBe(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(said).ShouldContain("GitHub does not take this code (404): it is good once, and for one hour.");
        Directory.Exists(scene.App).ShouldBeFalse();
        (await scene.Person.OpenAsync(new Uri(page, "/other/"))).Status.ShouldBe(HttpStatusCode.NotFound);

        (await scene.Person.OpenAsync(back)).Status.ShouldBe(HttpStatusCode.Found);
        // A reload of the same answer is no second registration and no fault.
        (await scene.Person.OpenAsync(back)).Status.ShouldBe(HttpStatusCode.Found);
        await scene.InstallAsync();
        (await running).ShouldBe(0, trial.All);
    }

    [Fact]
    public async Task A_code_older_than_an_hour_is_told()
    {
        var time = new MovableTime();
        await using var scene = await SetupScene.OpenAsync(time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var (running, trial, page) = await scene.BeginAsync(stop.Token);
        var back = await scene.ConfirmAsync(page);

        time.Now += TimeSpan.FromMinutes(61);

        (await scene.Person.OpenAsync(back)).Status.ShouldBe(HttpStatusCode.BadRequest);
        trial.Error.Text.ShouldContain("it is good once, and for one hour. Delete the App on GitHub");
        await stop.CancelAsync();
        (await running).ShouldBe(2);
    }

    [Fact]
    public async Task Missing_permissions_are_named()
    {
        await using var scene = await SetupScene.OpenAsync();
        var (running, trial, page) = await scene.BeginAsync(Ct, "--json");
        var (_, html) = await scene.Person.OpenAsync(page);
        var (confirm, _) = await scene.Person.SubmitAsync(page, html, ("manifest", WithoutChecks(html)));
        var (_, back) = await scene.Person.SubmitAsync(scene.GitHub.BaseUrl, confirm, ("name", "swarm-of-you"));
        await scene.Person.OpenAsync(back!);
        await scene.InstallAsync();

        (await running).ShouldBe(1, trial.All);
        trial.Json["checks"]![1]!["text"]!.ToString().ShouldBe("The App is accepted, but it lacks: checks: write.");
    }

    [Theory]
    [InlineData("GitHub__Other", "x", "There is no file")]
    [InlineData("GitHub__AppId", "7", "There is no file")]
    [InlineData("GitHub__AppId", "8", "The App's private key is not set.")]
    [InlineData("GitHub__BaseUrl", "https://github.example", "The App's private key is not set.")]
    public async Task Settings_of_another_App_are_not_mixed_with_the_stored_one(string name, string value, string said)
    {
        // The stored key is missing, so serve says whether it looked for it.
        _folder.Write("data/app/app.json", """{"id":7,"slug":"a","name":"A","clientId":"Iv1","page":"https://github.com/apps/a","gitHub":"https://github.com/","webhook":null,"createdAt":"2026-01-01T00:00:00+00:00"}""");
        var trial = new CommandTrial { Variables = SetupScene.Variables((name, value)) };

        (await trial.RunAsync(Ct, "serve", "--data", _folder["data"])).ShouldBe(2, trial.All);

        trial.Error.Text.ShouldContain($"fault: Swarm__GitHub__PrivateKeyPath: {said}");
        trial.Error.Text.Contains("Swarm__GitHub__AppId: ", StringComparison.Ordinal).ShouldBe(value.StartsWith("https", StringComparison.Ordinal), trial.All);
    }

    private static string WithoutChecks(string html)
    {
        var manifest = WebUtility.HtmlDecode(html.Split("name=\"manifest\" value=\"")[1].Split('"')[0]);
        return manifest.Replace(",\"checks\":\"write\"", "", StringComparison.Ordinal).Replace("\"check_run\",\"check_suite\",", "", StringComparison.Ordinal);
    }
}
