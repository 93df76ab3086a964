using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Swarm.Bot.Coordination;
using Swarm.Bot.Hosting;
using Swarm.Bot.Missed;
using Swarm.GitHub;
using Swarm.LocalGitHub;
using Swarm.Storage;
using Swarm.Testing;

namespace Swarm.Bot.Tests.Missed;

/// <summary>A GitHub over HTTP on which issues are opened, an App whose webhooks reach nobody, and a store, all on one clock.</summary>
internal sealed class DeliveryScene : IAsyncDisposable
{
    public const string Cursor = "deliveries/stored-to";

    private readonly TemporaryFolder _folder;
    private readonly HttpClient _http = GitHubHttp.CreateClient();
    private readonly AppKey _key;
    private readonly string _id;
    private DataDirectory? _data;

    private DeliveryScene(TemporaryFolder folder, LocalGitHubServer github, AppKey key, SteppedClock clock, GitHubAppOptions options)
    {
        (_folder, GitHub, _key, Clock, _id) = (folder, github, key, clock, options.AppId);
        App = new GitHubApp(_http, options, clock, NullLogger<GitHubApp>.Instance);
    }

    public LocalGitHubServer GitHub { get; }

    public SteppedClock Clock { get; }

    public GitHubApp App { get; }

    public TrackStore Store { get; private set; } = null!;

    /// <summary>Pages of the log that were asked for.</summary>
    public int Pages => GitHub.Requests.Count(request => request.Path.EndsWith("/app/hook/deliveries", StringComparison.Ordinal));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="before">What happens before the data directory begins.</param>
    public static async Task<DeliveryScene> OpenAsync(Action<DeliveryScene>? before = null)
    {
        Real.Executable("git", "apt-get install git");
        var clock = new SteppedClock();
        var folder = new TemporaryFolder();
        var github = await LocalGitHubServer.StartAsync(new LocalGitHubOptions { RootFolder = folder["github"], Time = clock }, Ct);
        using var rsa = RSA.Create(2048);
        var app = github.RegisterApp(new AppRegistration("swarm", rsa.ExportSubjectPublicKeyInfoPem(), null, "secret", AppPermissions.All, AppPermissions.Events));
        github.CreateUser("maria");
        await github.CreateRepositoryAsync("acme", "shop", null, Ct);
        github.InstallApp(app.Id, "acme");
        await github.WaitForDeliveriesAsync(Ct);
        github.ForgetDeliveries();

        var key = AppKey.FromPem(rsa.ExportPkcs8PrivateKeyPem());
        var scene = new DeliveryScene(folder, github, key, clock, new GitHubAppOptions($"{app.Id}", key, GitHubAddress.From(github.BaseUrl)) { RetryDelay = TimeSpan.Zero });
        before?.Invoke(scene);
        scene._data = DataDirectory.Open(scene._folder["data"]).ShouldBeOfType<DataDirectoryResult.Opened>().Directory;
        scene.Store = await TrackStore.OpenAsync(scene._data, clock, new StoreOptions(), Ct);
        await Incarnation.BeginAsync(scene.Store, Ct);
        return scene;
    }

    /// <summary>Opens issues, ten seconds apart; each is one webhook that nobody hears.</summary>
    public async Task HappenAsync(params IEnumerable<string> titles)
    {
        foreach (var title in titles)
        {
            Clock.Advance(TimeSpan.FromSeconds(10));
            GitHub.CreateIssue("acme", "shop", "maria", title, "");
        }

        await GitHub.WaitForDeliveriesAsync(Ct);
    }

    /// <summary>Has an attempt repeated, as its App may ask for; it fails again.</summary>
    public async Task RedeliverAsync(long id)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(GitHub.BaseUrl, $"api/v3/app/hook/deliveries/{id}/attempts"));
        request.Headers.Authorization = new("Bearer", _key.CreateJwt(_id, Clock.GetUtcNow()));
        request.Headers.UserAgent.ParseAdd("test");
        using var answer = await _http.SendAsync(request, Ct);
        answer.IsSuccessStatusCode.ShouldBeTrue();
        await GitHub.WaitForDeliveriesAsync(Ct);
    }

    /// <summary>As a process that has just started: nothing is remembered but what the store holds.</summary>
    public MissedDeliveries Fresh(ILogger<MissedDeliveries>? log = null) => new(App, Store, new DeliveryBell(), Clock, log ?? NullLogger<MissedDeliveries>.Instance);

    /// <summary>Titles of the issues whose webhooks are stored, in the order in which they will be handled.</summary>
    public async Task<IReadOnlyList<string>> StoredAsync() =>
        [.. (await Store.PendingDeliveriesAsync(1000, Ct)).Deliveries.Select(delivery => JsonNode.Parse(delivery.Body.Span)!["issue"]!["title"]!.GetValue<string>())];

    /// <summary>Strikes the same request three times, which is all the tries it has.</summary>
    public void Fail(string path, int first) => GitHub.Disturb(new FaultPlan
    {
        Requests = [.. Enumerable.Range(first, 3).Select(nth => new RequestFaultOrder("GET", path, nth, new RequestFault.BadGateway()))],
    });

    public async ValueTask DisposeAsync()
    {
        if (Store is not null) await Store.DisposeAsync();
        _data?.Dispose();
        App.Dispose();
        _http.Dispose();
        _key.Dispose();
        await GitHub.DisposeAsync();
        _folder.Dispose();
    }
}
