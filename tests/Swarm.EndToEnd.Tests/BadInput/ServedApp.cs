using System.Net;
using System.Security.Cryptography;
using Swarm.Bot.Hosting;
using Swarm.EndToEnd.Tests.Kills;
using Swarm.LocalGitHub;
using Swarm.Testing;

namespace Swarm.EndToEnd.Tests.BadInput;

/// <summary>The product's <c>serve</c> as a process whose data directory lies on a file system that the test chooses.</summary>
internal sealed class ServedApp : IAsyncDisposable
{
    private const string Secret = "the-secret";

    private static readonly HttpClient Http = new();

    private readonly TemporaryFolder _folder;
    private readonly LocalGitHubServer _github;
    private readonly Dictionary<string, string> _variables;
    private ServeChild? _serve;

    private ServedApp(LocalGitHubServer github, Dictionary<string, string> variables, TemporaryFolder folder) => (_github, _variables, _folder) = (github, variables, folder);

    public string Data => _folder["data"];

    public string Said => _serve!.Said;

    /// <summary>The data directory as the process sees it, which may be another than ours.</summary>
    public string SeenData => $"/proc/{ServerId}/root{Data}";

    /// <summary>The server itself, below what shows it the machine.</summary>
    public int ServerId => SeenProcess.Below(_serve!.Id).First(each => each.Line.Contains("swarm.dll", StringComparison.Ordinal)).Id;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<ServedApp> OpenAsync()
    {
        Real.Executable("bwrap", "apt-get install bubblewrap");
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["data"]);
        var github = await LocalGitHubServer.StartAsync(new LocalGitHubOptions { RootFolder = folder["github"] }, Ct);
        using var rsa = RSA.Create(2048);
        await File.WriteAllTextAsync(folder["app.pem"], rsa.ExportPkcs8PrivateKeyPem(), Ct);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder["app.pem"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var app = github.RegisterApp(new AppRegistration("swarm", rsa.ExportSubjectPublicKeyInfoPem(), null, Secret, AppPermissions.All, AppPermissions.Events));
        return new ServedApp(github, new Dictionary<string, string>
        {
            ["Swarm__GitHub__AppId"] = $"{app.Id}",
            ["Swarm__GitHub__PrivateKeyPath"] = folder["app.pem"],
            ["Swarm__GitHub__WebhookSecret"] = Secret,
            ["Swarm__GitHub__BaseUrl"] = github.BaseUrl.ToString(),
        }, folder);
    }

    /// <param name="view">Options of bubblewrap, which shows the process the machine as it is but for them.</param>
    public ServeChild Start(params string[] view)
    {
        _serve?.Dispose();
        return _serve = ServeChild.Start(Data, _variables, ["bwrap", "--dev-bind", "/", "/", .. view, "--die-with-parent", "--"]);
    }

    /// <param name="length">Of the text that the body holds between two quotation marks.</param>
    public Task<(HttpStatusCode Status, string Text)> SendAsync(Guid id, int length)
    {
        var body = new byte[length + 2];
        body.AsSpan().Fill((byte)'x');
        body[0] = body[^1] = (byte)'"';
        return Webhooks.SendAsync(_serve!.Webhooks!, Secret, id, body, "ping");
    }

    public async Task<(HttpStatusCode Status, string Text)> ReadyAsync()
    {
        using var answer = await Http.GetAsync(new Uri(_serve!.Webhooks!, "/health/ready"), Ct);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct));
    }

    public void Kill() => _serve!.Kill();

    public async ValueTask DisposeAsync()
    {
        _serve?.Dispose();
        await _github.DisposeAsync();
        _folder.Dispose();
    }
}
