using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Swarm.Bot.Hosting;
using Swarm.LocalGitHub;
using Swarm.Testing;

namespace Swarm.Bot.Tests.Cli.Doctor;

public sealed class DoctorCommandTests : IDisposable
{
    private static readonly string[] Always =
        ["git", "cell", "socat", "prlimit", "surroundings", "user", "limits", "claude", "codex", "opencode", "data", "file system", "free space", "app id", "private key", "webhook secret", "model key"];

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_settings_it_names_each_that_is_missing_and_exits_with_1()
    {
        var (exit, trial) = await CommandTrial.OfAsync(Ct, "doctor", "--json", "--data", _folder["data"]);

        exit.ShouldBe(1, trial.All);
        trial.Json["sound"]!.GetValue<bool>().ShouldBeFalse();
        Checks(trial).Keys.ShouldBe(Always);
        Verdict(trial, "app id").ShouldBe("missing");
        Next(trial, "private key").ShouldContain("Swarm__GitHub__PrivateKeyPath");
        Verdict(trial, "webhook secret").ShouldBe("limited");
        Verdict(trial, "data").ShouldBe("ok");
        Directory.Exists(_folder["data"]).ShouldBeFalse("the doctor changes nothing");
        Directory.EnumerateFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_all_is_set_it_asks_github_who_the_app_is_and_shows_no_secret()
    {
        await using var github = await GitHubAsync();
        var good = Good(github);
        var trial = new CommandTrial { Variables = good };

        await trial.RunAsync(Ct, "doctor", "--json", "--data", _folder["data"]);

        Checks(trial).Keys.ShouldBe([.. Always, "github", "clock", "app"]);
        foreach (var name in (string[])["git", "data", "app id", "private key", "webhook secret", "model key", "github", "clock", "app"]) Verdict(trial, name).ShouldBe("ok", trial.All);
        ((string?)Checks(trial)["app"]["seen"]).ShouldNotBeNull().ShouldContain("App: swarm on 127.0.0.1:");
        trial.All.ShouldNotContain("the-secret");
        trial.All.ShouldNotContain("sk-test");
        trial.All.ShouldNotContain("PRIVATE KEY-----");
    }

    [Fact]
    public async Task A_key_that_github_does_not_know_is_missing_with_what_to_check()
    {
        await using var github = await GitHubAsync();
        var trial = new CommandTrial { Variables = Good(github).SetItem("Swarm__GitHub__PrivateKeyPath", KeyFile("other.pem", out _)) };

        (await trial.RunAsync(Ct, "doctor", "--json", "--data", _folder["data"])).ShouldBe(1, trial.All);

        Verdict(trial, "app").ShouldBe("missing");
        Next(trial, "app").ShouldContain("this machine's clock");
    }

    [Fact]
    public async Task An_address_where_nobody_answers_is_missing()
    {
        await using var github = await GitHubAsync();
        var variables = Good(github).SetItem("Swarm__GitHub__BaseUrl", "http://127.0.0.1:1");
        var trial = new CommandTrial { Variables = variables };

        (await trial.RunAsync(Ct, "doctor", "--json", "--data", _folder["data"])).ShouldBe(1, trial.All);

        Verdict(trial, "github").ShouldBe("missing");
        Next(trial, "github").ShouldContain("Swarm__GitHub__BaseUrl");
        Checks(trial).Keys.ShouldNotContain("app");
    }

    [Fact]
    public async Task A_program_that_is_an_agent_is_asked_for_its_version_in_the_cell()
    {
        Real.Executable("bwrap", "apt-get install bubblewrap");
        var program = _folder.Write("agent/claude", "#!/bin/sh\necho \"9.9.9 in $HOME\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var trial = new CommandTrial { Variables = ImmutableDictionary<string, string>.Empty.Add("Swarm__Agents__ClaudePath", program) };

        await trial.RunAsync(Ct, "doctor", "--json", "--data", _folder["data"]);

        Verdict(trial, "claude").ShouldBe("ok", trial.All);
        ((string?)Checks(trial)["claude"]["seen"]).ShouldBe($"9.9.9 in /home/agent, {program}.");
    }

    [Fact]
    public async Task A_folder_of_somebody_else_is_refused_with_the_words_of_the_server()
    {
        if (OperatingSystem.IsWindows()) return;
        var folder = Path.GetDirectoryName(_folder.Write("home/letter.txt", "x"))!;
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);

        var (exit, trial) = await CommandTrial.OfAsync(Ct, "doctor", "--json", "--data", folder);

        exit.ShouldBe(1);
        Verdict(trial, "data").ShouldBe("missing");
        ((string?)Checks(trial)["data"]["seen"]).ShouldNotBeNull().ShouldContain("open to other users");
        Directory.EnumerateFileSystemEntries(folder).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task People_read_one_line_for_each_look()
    {
        var (_, trial) = await CommandTrial.OfAsync(Ct, "doctor", "--data", _folder["data"]);

        var lines = trial.Out.Text.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(Always.Length + 1);
        lines[..^1].Zip(Always).ShouldAllBe(pair => pair.First.Substring(9).StartsWith(pair.Second + ": ", StringComparison.Ordinal));
        lines[^1].ShouldContain("that the bot needs are missing.");
    }

    private static Dictionary<string, JsonNode> Checks(CommandTrial trial) =>
        trial.Json["checks"]!.AsArray().ToDictionary(check => (string)check!["name"]!, check => check!);

    private static string Verdict(CommandTrial trial, string name) => (string)Checks(trial)[name]["verdict"]!;

    private static string Next(CommandTrial trial, string name) => (string)Checks(trial)[name]["nextStep"]!;

    private async Task<LocalGitHubServer> GitHubAsync()
    {
        Real.Executable("git", "apt-get install git");
        return await LocalGitHubServer.StartAsync(new LocalGitHubOptions { RootFolder = _folder["github"] }, Ct);
    }

    private ImmutableDictionary<string, string> Good(LocalGitHubServer github)
    {
        var path = KeyFile("app.pem", out var publicKey);
        var app = github.RegisterApp(new AppRegistration("swarm", publicKey, null, "the-secret", AppPermissions.All, AppPermissions.Events));
        return ImmutableDictionary<string, string>.Empty
            .Add("Swarm__GitHub__AppId", $"{app.Id}")
            .Add("Swarm__GitHub__PrivateKeyPath", path)
            .Add("Swarm__GitHub__BaseUrl", github.BaseUrl.ToString())
            .Add("Swarm__GitHub__WebhookSecretPath", Private("webhook-secret", "the-secret\n"))
            .Add("Swarm__Anthropic__ApiKey", "sk-test");
    }

    private string KeyFile(string name, out string publicKey)
    {
        using var rsa = RSA.Create(2048);
        publicKey = rsa.ExportSubjectPublicKeyInfoPem();
        return Private(name, rsa.ExportPkcs8PrivateKeyPem());
    }

    private string Private(string name, string text)
    {
        var path = _folder.Write(name, text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }
}
