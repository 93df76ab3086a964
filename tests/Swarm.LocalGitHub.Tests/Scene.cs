using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Swarm.Testing;
using Swarm.Testing.Contract;

namespace Swarm.LocalGitHub.Tests;

/// <summary>A server with one repository (README.md, two commits of history), one installed app and three people.</summary>
internal sealed class Scene : IAsyncDisposable
{
    public const string Secret = "a webhook secret";

    public static readonly Dictionary<string, string> AllPermissions = new()
    {
        ["contents"] = "write",
        ["issues"] = "write",
        ["pull_requests"] = "write",
        ["checks"] = "write",
    };

    public static readonly string[] Events =
    [
        "issues", "issue_comment", "pull_request", "pull_request_review", "pull_request_review_comment",
        "pull_request_review_thread", "check_run", "check_suite", "push", "repository",
    ];

    private readonly RSA _key = RSA.Create(2048);
    private readonly HttpClient _http = new();
    private readonly List<string> _mismatches = [];

    public required TemporaryFolder Folder { get; init; }
    public required LocalGitHubServer Server { get; init; }
    public required WebhookSink Sink { get; init; }
    public required ManualTime Time { get; init; }
    public LocalApp App { get; private set; } = null!;
    public long Installation { get; private set; }
    public LocalRepository Repository { get; private set; } = null!;
    public string Token { get; set; } = "";
    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Scene> StartAsync()
    {
        Real.Executable("git", "apt-get install git");
        var time = new ManualTime();
        var folder = new TemporaryFolder();
        var server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions { RootFolder = folder["hub"], Time = time }, Ct);
        var scene = new Scene { Folder = folder, Server = server, Sink = await WebhookSink.StartAsync(Ct), Time = time };
        await scene.FurnishAsync();
        return scene;
    }

    /// <summary>A JSON web token of the app; the times are seconds from now.</summary>
    public string Jwt(int issued = -10, int expires = 540, RSA? key = null)
    {
        var now = Time.GetUtcNow().ToUnixTimeSeconds();
        var head = Encode("""{"alg":"RS256","typ":"JWT"}"""u8.ToArray());
        var claims = Encode(Encoding.UTF8.GetBytes($$"""{"iat":{{now + issued}},"exp":{{now + expires}},"iss":"{{App.Id}}"}"""));
        var signature = (key ?? _key).SignData(Encoding.ASCII.GetBytes($"{head}.{claims}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{head}.{claims}.{Encode(signature)}";
    }

    public async Task<string> MintAsync(object? body = null)
    {
        var reply = await SendAsync("POST", $"app/installations/{Installation}/access_tokens", body, Jwt());
        reply.Status.ShouldBe(201, reply.Text);
        return reply.Json["token"]!.ToString();
    }

    /// <summary>Calls the API; paths that begin with "issues" and the like are meant below the repository.</summary>
    public Task<Reply> Repo(string method, string path, object? body = null) => SendAsync(method, $"repos/acme/shop/{path}".TrimEnd('/'), body, Token);

    public async Task<Reply> SendAsync(string method, string path, object? body, string? token, string? etag = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Server.BaseUrl, "api/v3/" + path));
        request.Headers.UserAgent.ParseAdd("test");
        if (path == "graphql") request.RequestUri = new Uri(Server.BaseUrl, "api/graphql");
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (etag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        if (body is not null) request.Content = new StringContent(body as string ?? JsonText.Of(body), Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request, Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Compare(request, answer, text);
        return new Reply((int)answer.StatusCode, text, answer.Headers);
    }

    public async Task<(int Status, string Text, HttpResponseHeaders Headers)> PageAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(Server.BaseUrl, path), Ct);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct), answer.Headers);
    }

    /// <summary>A branch with one more file, made by a person.</summary>
    public Task BranchAsync(string branch, string path = "src/a.txt", string content = "one\ntwo\nthree\n") =>
        Server.PushFileAsync("acme", "shop", branch, path, content, "Add " + path, "maria", Ct);

    /// <summary>Opens a pull request as the app and returns its number.</summary>
    public async Task<int> PullAsync(string branch = "work", bool draft = false, string body = "")
    {
        if (!Server.Snapshot("acme", "shop").Refs.ContainsKey("refs/heads/" + branch)) await BranchAsync(branch);
        var reply = await Repo("POST", "pulls", new { title = "Work", head = branch, @base = "main", body, draft });
        reply.Status.ShouldBe(201, reply.Text);
        return reply.Json["number"]!.GetValue<int>();
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Sink.DisposeAsync();
        _http.Dispose();
        _key.Dispose();
        Folder.Dispose();
        if (GitHubContract.IsPresent) _mismatches.AddRange(Sink.All.SelectMany(received => GitHubContract.WebhookFaults(received.Headers["X-GitHub-Event"], received.Body)));
        _mismatches.Distinct().ShouldBeEmpty();
    }

    // Requests may be wrong on purpose here; answers may not. An operation GitHub lacks is asked for to see it refused.
    private void Compare(HttpRequestMessage request, HttpResponseMessage answer, string text)
    {
        if (!GitHubContract.IsPresent) return;
        var path = request.RequestUri!.AbsolutePath.Replace("/api/graphql", "/api/v3/graphql", StringComparison.Ordinal)["/api/v3".Length..];
        var exchange = new WireExchange(request.Method.Method, path, (int)answer.StatusCode)
        {
            Query = request.RequestUri.Query,
            Answer = Encoding.UTF8.GetBytes(text),
            AnswerType = answer.Content.Headers.ContentType?.ToString() ?? "",
        };
        _mismatches.AddRange(GitHubContract.AnswerFaults(exchange));
    }

    private async Task FurnishAsync()
    {
        Folder.Write("origin/README.md", "# Shop\n");
        await Git.RunAsync(Folder["origin"], "init", "-q", "-b", "main");
        await Git.RunAsync(Folder["origin"], "add", "-A");
        await Git.RunAsync(Folder["origin"], "commit", "-q", "-m", "Begin");
        App = Server.RegisterApp(new AppRegistration("swarm", _key.ExportSubjectPublicKeyInfoPem(), Sink.Address, Secret, AllPermissions, Events));
        foreach (var login in (string[])["maria", "guest", "acme"]) Server.CreateUser(login);
        Repository = await Server.CreateRepositoryAsync("acme", "shop", Folder["origin"], Ct);
        Server.SetPermission("acme", "shop", "maria", "write");
        Installation = Server.InstallApp(App.Id, "acme");
        Token = await MintAsync();
    }

    private static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
