using System.Collections.Immutable;
using System.Security.Cryptography;
using Swarm.Bot.Demo.Script;
using Swarm.Bot.Hosting;
using Swarm.Cell;
using Swarm.EndToEnd.Tests.Stage;
using Swarm.LocalGitHub;
using Swarm.Testing;

namespace Swarm.EndToEnd.Tests.Kills;

/// <summary>One track with a GitHub, a model and a data directory that outlive the product's process, however often that is killed.</summary>
public sealed class Life : IAsyncDisposable
{
    public const string Owner = "workshop";
    public const string Repository = "small";
    public const string Person = "you";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(150);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    private readonly TemporaryFolder _folder = new();
    private readonly LifePlan _plan;
    private readonly Trap _trap;
    private readonly List<SeenProcess> _left = [];
    private ServeChild? _serve;
    private LocalGitHubServer _github = null!;
    private LocalRepository _repository = null!;
    private GitHubDoor _door = null!;
    private Redelivery _webhooks = null!;
    private DemoModelServer _model = null!;
    private GitGate _git = null!;
    private People _people = null!;
    private ImmutableDictionary<string, string> _variables = [];

    private Life(LifePlan plan)
    {
        _plan = plan;
        Store = new StoreView(Data);
        _trap = new Trap(Store.Phase);
    }

    public StoreView Store { get; }

    public string Folder => _folder.Path;

    public string Data => _folder["data"];

    /// <summary>The product's folder for temporary files.</summary>
    public string Scratch => _folder["t"];

    public string Mirror => Path.Combine(Data, "mirrors", $"{_repository.Id}");

    public LocalRepository GitHub => _repository;

    public LocalSnapshot Now => _github.Snapshot(Owner, Repository);

    public IReadOnlyList<LoggedRequest> Requests => _github.Requests;

    public IReadOnlyList<(string Ref, string After)> Pushes => _webhooks.Pushes;

    /// <summary>What happened, for people.</summary>
    public List<KillReport> Reports { get; } = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Lives the plan to its end: killed at each of its points, begun again each time, until the pull request waits for people.</summary>
    public static async Task<Life> LiveAsync(LifePlan plan)
    {
        var life = new Life(plan);
        try
        {
            await life.OpenAsync();
            await life.RunAsync();
            return life;
        }
        catch
        {
            await life.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks the last process to stop. Gives its exit code.</summary>
    public Task<int> StopAsync() => _serve!.StopAsync(Ct);

    public async ValueTask DisposeAsync()
    {
        _trap.Over();
        if (_people is not null) await _people.DisposeAsync();
        _serve?.Dispose();
        if (_git is not null) await _git.DisposeAsync();
        if (_webhooks is not null) await _webhooks.DisposeAsync();
        if (_door is not null) await _door.DisposeAsync();
        if (_github is not null) await _github.DisposeAsync();
        if (_model is not null) await _model.DisposeAsync();
        foreach (var left in SeenProcess.At(Folder)) left.End();
        _folder.Dispose();
    }

    private async Task OpenAsync()
    {
        Directory.CreateDirectory(Scratch);
        var source = Directory.CreateDirectory(_folder["source"]).FullName;
        await SmallRepository.WriteAsync(source, [(".github/swarm.yml", _plan.Confined ? KillWords.Confined : KillWords.Unconfined), ("docs/read.md", "# Read\n")], Ct);
        _github = await LocalGitHubServer.StartAsync(new LocalGitHubOptions { RootFolder = _folder["github"] }, Ct);
        _door = await GitHubDoor.OpenAsync(_github.BaseUrl, _trap, Ct);
        _webhooks = await Redelivery.OpenAsync(() => _serve?.Webhooks, Ct);
        var words = KillWords.Model();
        _model = await DemoModelServer.StartAsync(brief => Hear(words, brief), "model-key", Ct);
        _git = new GitGate(_folder["bin"], Executables.Find("git")!, command => _trap.Reach(Moment.Git, command));
        _repository = await _github.CreateRepositoryAsync(Owner, Repository, source, Ct);
        _github.CreateUser(Person);
        _github.SetPermission(Owner, Repository, Person, "write");
        _variables = Variables(Install());
        _people = new People(_github, () => _plan.Points.Skip(Reports.Count).All(point => point.Name != "in Approval"));
    }

    private ScriptedReply Hear(Model words, string brief)
    {
        var told = Told.Read(brief);
        _trap.Reach(Moment.Model, told.Role.Length == 0 ? "call" : $"{told.Role} {told.Subject}")?.Wait(Longest);
        return words.Reply(brief);
    }

    private long Install()
    {
        using var rsa = RSA.Create(2048);
        File.WriteAllText(_folder["app.pem"], rsa.ExportPkcs8PrivateKeyPem());
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder["app.pem"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var app = _github.RegisterApp(new AppRegistration("swarm", rsa.ExportSubjectPublicKeyInfoPem(), null, "the-secret", AppPermissions.All, AppPermissions.Events));
        _github.SetWebhookUrl(app.Id, _webhooks.Address);
        _github.InstallApp(app.Id, Owner);
        return app.Id;
    }

    private ImmutableDictionary<string, string> Variables(long app) => new Dictionary<string, string>
    {
        ["Swarm__GitHub__AppId"] = $"{app}",
        ["Swarm__GitHub__PrivateKeyPath"] = _folder["app.pem"],
        ["Swarm__GitHub__WebhookSecret"] = "the-secret",
        ["Swarm__GitHub__BaseUrl"] = _door.Address.ToString(),
        ["Swarm__Anthropic__BaseUrl"] = _model.Address.ToString(),
        ["Swarm__Anthropic__ApiKey"] = "model-key",
        ["TMPDIR"] = Scratch,
        ["PATH"] = _plan.Confined ? $"{_folder["bin"]}:{Environment.GetEnvironmentVariable("PATH")}" : BareBin(),
    }.ToImmutableDictionary();

    // Without bubblewrap on the path the cell is open, and with it come the processes that do not die with their parent.
    private string BareBin()
    {
        foreach (var name in (string[])["setsid", "sh", "sleep"])
            if (Executables.Find(name) is { } program) File.CreateSymbolicLink(Path.Combine(_folder["bin"], name), program);
        return _folder["bin"];
    }

    private async Task RunAsync()
    {
        if (_plan.OldEvents > 0) await MigrateAsync();
        Begin(0);
        await _serve!.ReadyAsync(Ct);
        var issue = _github.CreateIssue(Owner, Repository, Person, "Grow the list", "Please.");
        _github.AddLabel(Owner, Repository, issue, "swarm", Person);
        for (var i = 0; i < _plan.Points.Length; i++)
        {
            var phase = await StruckAsync(_plan.Points[i]);
            var left = _serve.Left.Count;
            _left.AddRange(_serve.Left);
            Begin(i + 1);
            await ReadyOrStruckAsync(i + 1);
            Reports.Add(new KillReport(_plan.Name, _plan.Points[i].Name, phase, left, _serve.StartUp));
        }

        await UntilAsync(() => Store.Phase() == "Ready" && Store.IsQuiet() && _webhooks.IsIdle && !Directory.EnumerateFileSystemEntries(Path.Combine(Data, "exchange")).Any());
    }

    private void Begin(int next)
    {
        if (next < _plan.Points.Length)
        {
            // Before the start: the moment may come before the process says that it is ready.
            _trap.Arm(_plan.Points[next], () => _serve!.Kill());
            if (_plan.Points[next].HoldsGit is { } words) _git.Hold(words);
        }

        _serve?.Dispose();
        _serve = ServeChild.Start(Data, _variables);
    }

    private async Task ReadyOrStruckAsync(int next)
    {
        var ready = _serve!.ReadyAsync(Ct);
        if (next < _plan.Points.Length && await Task.WhenAny(ready, _trap.Struck) == _trap.Struck) return;
        await ready;
        // Nothing of an earlier life may live on beside this one.
        _left.Where(process => process.Lives).ShouldBeEmpty();
        _left.Clear();
        if (next >= _plan.Points.Length || _plan.Points[next].HoldsGit is null) _git.Open();
        _trap.Over();
    }

    private async Task<string> StruckAsync(KillPoint point)
    {
        if (point.After is { } after)
        {
            await Task.Delay(after, Ct);
            _trap.StrikeNow();
        }

        await UntilAsync(() =>
        {
            if (Store.Phase() is "Approval" or "Ready") _trap.Reach(Moment.Stands, "");
            return _trap.Struck.IsCompleted;
        }, point.Name);
        return await _trap.Struck;
    }

    // The first frame of the log is the first write of the migration: nothing else is written before it.
    private async Task MigrateAsync()
    {
        OldStore.Write(Data, _plan.OldEvents);
        using var first = ServeChild.Start(Data, _variables);
        var log = new FileInfo(Path.Combine(Data, "swarm.db-wal"));
        await Task.Run(() => SpinWait.SpinUntil(() => { log.Refresh(); return log is { Exists: true, Length: > 0 }; }, Longest), Ct);
        first.Kill();
        Store.Schema().ShouldBeOneOf(1, 2);
        Store.Integrity().ShouldBe("ok");
        Reports.Add(new KillReport(_plan.Name, "during the migration", "Migration", first.Left.Count, TimeSpan.Zero));
    }

    private async Task UntilAsync(Func<bool> fact, string what = "the end")
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(Longest);
        using var pulse = new PeriodicTimer(Glance);
        try
        {
            while (!fact()) await pulse.WaitForNextTickAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!Ct.IsCancellationRequested)
        {
            Assert.Fail($"Life '{_plan.Name}' did not come to {what}. Phase {Store.Phase()}; {Store.Unfinished()}\n{_serve?.Said}");
        }
    }
}
