using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Swarm.Bot.Hosting;
using Swarm.EndToEnd.Tests.Stage;
using Swarm.GitHub;
using Swarm.LocalGitHub;
using Swarm.Testing;
using Swarm.Testing.Contract;

namespace Swarm.EndToEnd.Tests.Contract;

/// <summary>The product's client, nothing else of it, facing Local GitHub; all that they say is recorded.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    public const string Owner = "acme";
    public const string Name = "shop";
    public const string Person = "maria";
    public const string Branch = "swarm/1/head";
    public const string File = "src/more.txt";

    private readonly TemporaryFolder folder = new();
    private readonly HttpClient http = GitHubHttp.CreateClient();
    private readonly RSA rsa = RSA.Create(2048);
    private readonly AppKey key;

    private Workbench() => key = AppKey.FromPem(rsa.ExportPkcs8PrivateKeyPem());

    public ContractRecorder Contract { get; } = new();

    public LocalGitHubServer Server { get; private set; } = null!;

    public GitHubApp App { get; private set; } = null!;

    public GitHubRepository Repository { get; private set; } = null!;

    public long AppId { get; private set; }

    public long Installation { get; private set; }

    public LocalRepository Shop { get; private set; } = null!;

    /// <summary>An issue with one comment of a person.</summary>
    public int Issue { get; private set; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Workbench> OpenAsync()
    {
        Real.Executable("git", "apt-get install git");
        GitHubContract.Demand();
        var bench = new Workbench();
        await bench.FurnishAsync();
        return bench;
    }

    public LocalSnapshot Look() => Server.Snapshot(Owner, Name);

    public async ValueTask DisposeAsync()
    {
        App.Dispose();
        key.Dispose();
        http.Dispose();
        rsa.Dispose();
        await Server.DisposeAsync();
        folder.Dispose();
    }

    private async Task FurnishAsync()
    {
        Server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions { RootFolder = folder["hub"], Around = Contract.RecordAsync }, Ct);
        var app = Server.RegisterApp(new AppRegistration("swarm", rsa.ExportSubjectPublicKeyInfoPem(), null, "secret", AppPermissions.All, AppPermissions.Events));
        AppId = app.Id;
        Server.CreateUser(Person);
        await SmallRepository.WriteAsync(Directory.CreateDirectory(folder["source"]).FullName, [], Ct);
        Shop = await Server.CreateRepositoryAsync(Owner, Name, folder["source"], Ct);
        Server.SetPermission(Owner, Name, Person, "write");
        Installation = Server.InstallApp(AppId, Owner);
        await Server.PushFileAsync(Owner, Name, Branch, File, "one\ntwo\nthree\n", "Add more", Person, Ct);
        Issue = Server.CreateIssue(Owner, Name, Person, "Grow the list", "Please.");
        Server.Comment(Owner, Name, Issue, "Soon?", Person);
        var options = new GitHubAppOptions($"{AppId}", key, GitHubAddress.From(Server.BaseUrl)) { Pace = WritePace.Unlimited };
        App = new GitHubApp(http, options, TimeProvider.System, NullLogger<GitHubApp>.Instance);
        Repository = App.Repository(Installation, Owner, Name);
    }
}
