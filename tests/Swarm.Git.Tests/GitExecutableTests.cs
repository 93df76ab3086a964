using System.Diagnostics;
using System.Text;

namespace Swarm.Git.Tests;

public sealed class GitExecutableTests
{
    private const string Token = "ghs_0123456789abcdefghijklmnopqrstuvwxyz";

    private static readonly Uri GitHub = new("https://github.com/octo/site.git");
    private static readonly string Basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"x-access-token:{Token}"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void A_token_travels_in_the_environment_bound_to_its_host_and_never_in_an_argument()
    {
        var start = GitStart.For("git", new GitCall("fetch", "origin") { Access = (GitHub, new GitCredential(Token)) });

        var argv = string.Join('\n', start.ArgumentList) + start.Arguments;
        argv.ShouldNotContain(Token);
        argv.ShouldNotContain(Basic);
        argv.ShouldContain("http.followRedirects=false");
        start.Environment["GIT_CONFIG_KEY_0"].ShouldBe("http.https://github.com/.extraHeader");
        start.Environment["GIT_CONFIG_VALUE_0"].ShouldBe($"Authorization: Basic {Basic}");
    }

    [Fact]
    public void A_credential_does_not_show_its_token() => $"{new GitCredential(Token)}".ShouldNotContain(Token);

    [Fact]
    public void A_token_is_not_sent_in_the_clear_to_another_machine()
    {
        var credential = new GitCredential(Token);
        Should.Throw<ArgumentException>(() => GitStart.For("git", new GitCall("fetch") { Access = (new Uri("http://example.org/x"), credential) }));
        GitStart.For("git", new GitCall("fetch") { Access = (new Uri("http://127.0.0.1:5000/x"), credential) })
            .Environment["GIT_CONFIG_KEY_0"].ShouldBe("http.http://127.0.0.1:5000/.extraHeader");
        GitStart.For("git", new GitCall("fetch") { Access = (new Uri("/srv/x.git"), credential) }).Environment.ShouldNotContainKey("GIT_CONFIG_COUNT");
    }

    [Fact]
    public void The_environment_is_empty_but_for_what_is_listed()
    {
        Environment.SetEnvironmentVariable("SWARM_TEST_SECRET", "x");
        var start = GitStart.For("git", new GitCall("version"));
        start.Environment.ShouldNotContainKey("SWARM_TEST_SECRET");
        start.Environment["GIT_CONFIG_GLOBAL"].ShouldBe("/dev/null");
        start.Environment["GIT_CONFIG_NOSYSTEM"].ShouldBe("1");
        start.Environment["HOME"].ShouldBe("/dev/null");
    }

    [Fact]
    public async Task Git_sends_the_header_to_its_host_and_a_refusal_does_not_show_the_token()
    {
        using var world = await World.EmptyAsync();
        await using var server = await RefusingServer.StartAsync(Basic);

        var error = await Should.ThrowAsync<GitException>(() => world.Mirrors.OpenAsync("x", new Uri(server.Address, "octo/site.git"), new GitCredential(Token), Ct));

        server.Authorizations.ShouldContain($"Basic {Basic}");
        error.ToString().ShouldNotContain(Token);
        error.ToString().ShouldNotContain(Basic);
        Directory.EnumerateFiles(world["mirrors"], "*", SearchOption.AllDirectories)
            .ShouldAllBe(file => !File.ReadAllText(file).Contains(Basic) && !File.ReadAllText(file).Contains(Token));
    }

    [Fact]
    public async Task This_machines_git_is_usable() => (await GitExecutable.CheckAsync(Ct)).Usable.ShouldBeTrue();

    [Theory]
    [InlineData("git version 2.37.9\n", false)]
    [InlineData("git version 2.38.0\n", true)]
    [InlineData("git version 2.50.1 (Apple Git-155)\n", true)]
    [InlineData("git version 3.0.0.windows.1\n", true)]
    [InlineData("no git here", false)]
    public void Old_and_unreadable_versions_are_refused_with_the_next_step(string text, bool usable)
    {
        var check = GitVersionCheck.Read(text);
        check.Usable.ShouldBe(usable);
        if (!usable) check.NextStep!.ShouldContain("2.38");
    }

    [Fact]
    public async Task An_absent_git_is_an_answer()
    {
        var check = await GitExecutable.CheckAsync("no-such-git-program", Ct);
        check.Usable.ShouldBeFalse();
        check.Reason!.ShouldContain("no-such-git-program");
    }

    [Fact]
    public async Task A_git_that_does_not_end_is_ended_with_its_children()
    {
        using var world = await World.EmptyAsync();
        World.Program(world["slow"], "echo $$ > \"$(dirname \"$0\")/pid\"\nsleep 600");

        var error = await Should.ThrowAsync<GitException>(() => new GitExecutable(world["slow"]).RunAsync(new GitCall("gc") { Timeout = TimeSpan.FromSeconds(1) }, Ct));

        error.Message.ShouldContain("did not end within 1 s");
        var pid = int.Parse(await File.ReadAllTextAsync(world["pid"], Ct));
        SpinWait.SpinUntil(() => !IsRunning(pid), TimeSpan.FromSeconds(5)).ShouldBeTrue();
    }

    [Fact]
    public async Task Endless_output_is_cut_and_the_process_ended()
    {
        using var world = await World.EmptyAsync();
        World.Program(world["endless"], "exec yes");

        var output = await new GitExecutable(world["endless"]).RunAsync(new GitCall("log") { OutputLimit = 1000 }, Ct);

        output.Truncated.ShouldBeTrue();
        output.Bytes.Length.ShouldBe(1000);
    }

    private static bool IsRunning(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
