using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using Swarm.Bot.Tests.Cli;
using Swarm.LocalGitHub;
using Swarm.Testing;

namespace Swarm.Bot.Tests.Setup;

/// <summary>A GitHub with one repository, a data directory, and a person who sets the App up.</summary>
internal sealed partial class SetupScene : IAsyncDisposable
{
    public const string Owner = "workshop";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private SetupScene(TemporaryFolder folder, LocalGitHubServer github) => (Folder, GitHub) = (folder, github);

    public TemporaryFolder Folder { get; }

    public LocalGitHubServer GitHub { get; }

    public Person Person { get; } = new();

    public string Data => Folder["data"];

    public string App => Path.Combine(Data, "app");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<SetupScene> OpenAsync(TimeProvider? time = null)
    {
        Real.Executable("git", "apt-get install git");
        var folder = new TemporaryFolder();
        var github = await LocalGitHubServer.StartAsync(new LocalGitHubOptions { RootFolder = folder["github"], Time = time ?? TimeProvider.System }, Ct);
        github.CreateUser("you");
        await github.CreateRepositoryAsync(Owner, "small", null, Ct);
        github.SetPermission(Owner, "small", "you", "write");
        await github.PushFileAsync(Owner, "small", "main", "README.md", "# Small\n", "Begin", "you", Ct);
        return new SetupScene(folder, github);
    }

    /// <summary>Starts <c>swarm setup</c> and gives the address of its page.</summary>
    public async Task<(Task<int> Running, CommandTrial Trial, Uri Page)> BeginAsync(CancellationToken ct, params string[] more)
    {
        var trial = new CommandTrial();
        var running = trial.RunAsync(ct, ["setup", "--github", GitHub.BaseUrl.ToString(), "--data", Data, "--no-browser", .. more]);
        var heard = trial.AnyAsync("press the button: http", ct);
        if (await Task.WhenAny(running, heard) == running) Assert.Fail($"setup ended with {await running}: {trial.All}");
        await heard;
        return (running, trial, new Uri(PageLine().Match(trial.All).Groups[1].Value));
    }

    /// <summary>Presses the buttons that lead to a registered App, and gives where GitHub sends the browser.</summary>
    public async Task<Uri> ConfirmAsync(Uri page, string name = "swarm-of-you")
    {
        var (status, html) = await Person.OpenAsync(page);
        status.ShouldBe(HttpStatusCode.OK, html);
        var (confirm, _) = await Person.SubmitAsync(page, html);
        var (answered, next) = await Person.SubmitAsync(GitHub.BaseUrl, confirm, ("name", name));
        return next ?? throw new InvalidOperationException(answered);
    }

    public async Task InstallAsync(string slug = "swarm-of-you")
    {
        var page = new Uri(GitHub.BaseUrl, $"github-apps/{slug}/installations/new");
        var (html, _) = await Person.SubmitAsync(page, (await Person.OpenAsync(page)).Html, ("owner", Owner));
        html.ShouldContain("is installed");
    }

    /// <summary>The whole registration: the App is stored and installed when this ends.</summary>
    public async Task<CommandTrial> SetUpAsync(params string[] more)
    {
        var (running, trial, page) = await BeginAsync(Ct, more);
        using var back = await Person.LookAsync(await ConfirmAsync(page));
        back.StatusCode.ShouldBe(HttpStatusCode.Found, trial.All);
        await InstallAsync();
        (await running.WaitAsync(Patience, Ct)).ShouldBe(0, trial.All);
        return trial;
    }

    /// <summary>Waits until a fact holds.</summary>
    public static async Task UntilAsync(Func<bool> fact, Func<string> tell)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(Patience);
        try
        {
            while (!fact()) await timer.WaitForNextTickAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!Ct.IsCancellationRequested)
        {
            throw new TimeoutException(tell());
        }
    }

    public static ImmutableDictionary<string, string> Variables(params (string Name, string Value)[] values) =>
        values.ToImmutableDictionary(each => $"Swarm__{each.Name}", each => each.Value);

    public async ValueTask DisposeAsync()
    {
        Person.Dispose();
        await GitHub.DisposeAsync();
        Folder.Dispose();
    }

    [GeneratedRegex("press the button: (http\\S+)")]
    private static partial Regex PageLine();
}
