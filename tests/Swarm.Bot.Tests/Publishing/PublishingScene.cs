using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Swarm.Bot.Coordination;
using Swarm.Bot.Hosting;
using Swarm.Bot.Publishing;
using Swarm.Core.Tracks;
using Swarm.GitHub;
using Swarm.LocalGitHub;
using Swarm.Storage;
using Swarm.Testing;
using Actor = Swarm.Core.Tracks.Actor;

namespace Swarm.Bot.Tests.Publishing;

/// <summary>A GitHub over HTTP, a store and the real publisher, all on one clock. What a track is to show is put into the store.</summary>
internal sealed class PublishingScene : IAsyncDisposable
{
    public const string Owner = "acme";
    public const string Name = "shop";
    public const string Person = "maria";
    public const string Branch = "swarm/1/head";
    public const string File = "src/more.txt";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = GitHubHttp.CreateClient();
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly AppKey _key;
    private DataDirectory? _data;
    private Incarnation? _node;
    private string _appId = "";
    private long _installation;
    private LocalRepository? _shop;

    private PublishingScene() => _key = AppKey.FromPem(_rsa.ExportPkcs8PrivateKeyPem());

    public SteppedClock Clock { get; } = new();

    public LocalGitHubServer GitHub { get; private set; } = null!;

    public TrackStore Store { get; private set; } = null!;

    public GitHubApp App { get; private set; } = null!;

    public long Installation => _installation;

    public LocalSnapshot Now => GitHub.Snapshot(Owner, Name);

    public GitHubRepository Repository => App.Repository(_installation, Owner, Name);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<PublishingScene> OpenAsync(WritePace? pace = null)
    {
        Real.Executable("git", "apt-get install git");
        var scene = new PublishingScene();
        await scene.FurnishAsync(pace ?? WritePace.Unlimited);
        return scene;
    }

    /// <summary>The App as another process has it.</summary>
    public GitHubApp NewApp(WritePace pace) => new(
        _http,
        new GitHubAppOptions(_appId, _key, GitHubAddress.From(GitHub.BaseUrl)) { RetryDelay = TimeSpan.Zero, Pace = pace },
        Clock,
        NullLogger<GitHubApp>.Instance);

    /// <summary>Another process takes this one's place.</summary>
    public void Restart(WritePace pace)
    {
        App.Dispose();
        App = NewApp(pace);
    }

    /// <summary>A track of a new issue, of which nothing is stored yet.</summary>
    public TrackState NewTrack()
    {
        var issue = GitHub.CreateIssue(Owner, Name, Person, "Grow the list", "Please.");
        return new TrackState
        {
            Key = new TrackKey(_shop!.Id, issue, 1),
            Repository = new RepositoryFacts(_shop.Id, Owner, Name, "main", _installation),
            Labeller = new Actor(Person, true),
            Issue = new IssueFacts(issue, "Grow the list", "Please.", Person, [], []),
            StartedAt = Clock.GetUtcNow(),
            UpdatedAt = Clock.GetUtcNow(),
            BaseBranch = "main",
        };
    }

    /// <summary>Stores what the track is now.</summary>
    public async Task PutAsync(TrackState state)
    {
        var key = state.Key.ToString();
        var version = (await new TrackArchive(Store).LoadAsync(key, Ct)).Version;
        var fact = new TrackEvent.StepRedone("publish") { At = Clock.GetUtcNow() };
        var header = new TrackHeader(state.Repository.Id, state.Issue.Number, 1, state.Issue.Title, state.Phase.ToString());
        var commit = new TrackCommit(key, version, header, [new NewEvent(nameof(TrackEvent.StepRedone), TrackJson.Write(fact), fact.At)]) { Snapshot = TrackJson.Write(state) };
        (await Store.CommitAsync(commit, Ct)).ShouldBeOfType<CommitResult.Committed>();
    }

    public async Task<TrackState> StoredAsync(TrackState state) => (await new TrackArchive(Store).LoadAsync(state.Key.ToString(), Ct)).State!;

    /// <summary>One pass that waits as long as it must.</summary>
    public Task<bool> PublishAsync(TrackState state) => PublishWithAsync(state, CancellationToken.None);

    /// <summary>One pass, as a process makes it that has just begun: it knows what the store holds and nothing else.</summary>
    public Task<bool> PublishWithAsync(TrackState state, CancellationToken patience, CancellationToken stop = default)
    {
        var archive = new TrackArchive(Store);
        var bells = new TrackBells(new StoreJobQueue(Clock), new RunningJobs());
        var coordinator = new Coordinator(Store, archive, bells, NullLogger<Coordinator>.Instance);
        var settings = new NodeSettings { App = new GitHubAppOptions(_appId, _key, GitHubAddress.From(GitHub.BaseUrl)), Data = _folder["data"] };
        var comments = new CommentWriter(settings);
        var writers = new SurfaceWriters(comments, new ReactionWriter(), new CheckWriter(), new PullRequestWriter(coordinator), new ReviewWriter(comments));
        return new Publisher(Store, new TrackViews(Store, archive, coordinator, App, Clock), App, writers, _node!, Clock, NullLogger<Publisher>.Instance).PublishAsync(state.Key.ToString(), patience, stop == default ? Ct : stop);
    }

    public async Task ShowAsync(TrackState state)
    {
        await PutAsync(state);
        await PublishAsync(state);
    }

    /// <summary>Moves the clock by seconds until the work is done; a little real time between lets requests come and go.</summary>
    public async Task AdvanceUntilAsync(Task work)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(Longest);
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!work.IsCompleted)
        {
            await pulse.WaitForNextTickAsync(limit.Token);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await work;
    }

    /// <summary>Waits until it is true, with the clock standing still.</summary>
    public static async Task TrueAsync(Func<bool> fact)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(Longest);
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!fact()) await pulse.WaitForNextTickAsync(limit.Token);
    }

    /// <summary>The app's comments of a track, by their surface.</summary>
    public IReadOnlyDictionary<string, string> Comments(TrackState state) => Now.Comments
        .Where(comment => comment.ViaApp is not null && comment.Issue == state.Issue.Number)
        .ToDictionary(comment => Marker.Read(comment.Body)!.Surface, comment => comment.Body, StringComparer.Ordinal);

    /// <summary>Requests of this method whose path ends or goes on so, that GitHub carried out.</summary>
    public int Count(string method, string path) =>
        GitHub.Requests.Count(request => request.Method == method && request.Path.Contains(path, StringComparison.Ordinal) && request.Status is >= 200 and < 300);

    public async Task<string> PushAsync(string text, string branch = Branch)
    {
        await GitHub.PushFileAsync(Owner, Name, branch, File, text, "Change", Person, Ct);
        return (await Repository.GetBranchAsync(branch, Ct))!.Commit.Sha;
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _data?.Dispose();
        App.Dispose();
        _http.Dispose();
        _key.Dispose();
        _rsa.Dispose();
        await GitHub.DisposeAsync();
        _folder.Dispose();
    }

    private async Task FurnishAsync(WritePace pace)
    {
        GitHub = await LocalGitHubServer.StartAsync(new LocalGitHubOptions { RootFolder = _folder["github"], Time = Clock }, Ct);
        var app = GitHub.RegisterApp(new AppRegistration("swarm", _rsa.ExportSubjectPublicKeyInfoPem(), null, "secret", AppPermissions.All, AppPermissions.Events));
        _appId = $"{app.Id}";
        GitHub.CreateUser(Person);
        _shop = await GitHub.CreateRepositoryAsync(Owner, Name, null, Ct);
        GitHub.SetPermission(Owner, Name, Person, "write");
        _installation = GitHub.InstallApp(app.Id, Owner);
        await GitHub.PushFileAsync(Owner, Name, "main", "README.md", "# Shop\n", "Begin", Person, Ct);
        _data = DataDirectory.Open(_folder["data"]).ShouldBeOfType<DataDirectoryResult.Opened>().Directory;
        Store = await TrackStore.OpenAsync(_data, Clock, new StoreOptions(), Ct);
        _node = await Incarnation.BeginAsync(Store, Ct);
        App = NewApp(pace);
    }
}
