using System.Security.Cryptography;
using Swarm.Testing.Contract;

namespace Swarm.GitHub.Tests;

/// <summary>An App, installed as number 7 on the repository acme/shop, facing the scripted server.</summary>
internal sealed class Scene : IAsyncDisposable
{
    public const string Mint = "POST /api/v3/app/installations/7/access_tokens";
    public const string Repo = "/api/v3/repos/acme/shop";

    private static readonly string Pem = CreatePem();

    private readonly HttpClient http = GitHubHttp.CreateClient();
    private readonly AppKey key = AppKey.FromPem(Pem);
    private int minted;

    private Scene(ScriptedServer server, TimeProvider? time, WritePace pace, TimeSpan? silence)
    {
        Server = server;
        var options = new GitHubAppOptions("99", key, GitHubAddress.From(server.Url)) { Pace = pace };
        if (silence is { } shortened) options = options with { LimitSilence = shortened };
        App = new GitHubApp(http, options, time ?? Clock, Log);
        Shop = App.Repository(7, "acme", "shop");
        server.On(Mint, new Reply(context => Token().Act(context)));
    }

    public ScriptedServer Server { get; }

    public JumpingClock Clock { get; } = new();

    public LogLines Log { get; } = new();

    public GitHubApp App { get; }

    public GitHubRepository Shop { get; }

    public static async Task<Scene> StartAsync(TimeProvider? time = null, WritePace? pace = null, TimeSpan? silence = null) =>
        new(await ScriptedServer.StartAsync(TestContext.Current.CancellationToken), time, pace ?? WritePace.Unlimited, silence);

    /// <summary>The next token, good for an hour.</summary>
    public Reply Token() => Reply.Json(
        $$"""{"token":"ghs_{{Interlocked.Increment(ref minted)}}{{new string('x', 300)}}","expires_at":"{{Clock.GetUtcNow().AddHours(1):O}}","permissions":{"issues":"write"} }""", 201);

    public async ValueTask DisposeAsync()
    {
        App.Dispose();
        key.Dispose();
        http.Dispose();
        await Server.DisposeAsync();
        if (GitHubContract.IsPresent) Server.Requests.SelectMany(heard => GitHubContract.RequestFaults(heard.Exchange)).Distinct().ShouldBeEmpty();
    }

    private static string CreatePem()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportPkcs8PrivateKeyPem();
    }
}
