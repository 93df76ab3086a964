using System.Net;
using System.Security.Cryptography;
using System.Text;
using Swarm.Bot.Coordination;
using Swarm.Bot.Hosting;
using Swarm.Bot.Receiver;
using Swarm.Storage;

namespace Swarm.Bot.Setup.Checks;

/// <summary>Posts a signed ping to the receiver that <c>serve</c> uses, and one with a wrong signature; the deliveries go to a folder that is removed.</summary>
internal static class SignatureCheck
{
    private const string Name = "signature";

    public static async Task<SetupCheck> RunAsync(NodeSettings settings, CancellationToken ct)
    {
        if (settings.WebhookSecret is not { } secret)
            return SetupCheck.Failed(Name, "There is no webhook secret, so every webhook would be refused.", "Set a secret on the App's page and the same in Swarm__GitHub__WebhookSecret.");
        var folder = Directory.CreateTempSubdirectory("swarm-setup-").FullName;
        try
        {
            if (DataDirectory.Open(Path.Combine(folder, "data")) is not DataDirectoryResult.Opened opened)
                return SetupCheck.Failed(Name, $"Nothing can be stored below {folder}.", "Make the folder for temporary files writable.");
            using (opened.Directory) return await AskAsync(settings, opened.Directory, secret, ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<SetupCheck> AskAsync(NodeSettings settings, DataDirectory data, string secret, CancellationToken ct)
    {
        await using var store = await TrackStore.OpenAsync(data, TimeProvider.System, new StoreOptions(), ct);
        await using var app = Receiver(settings, store);
        await app.StartAsync(ct);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var good = await PostAsync(http, secret, ct);
        var wrong = await PostAsync(http, secret + "x", ct);
        return (good, wrong) is (HttpStatusCode.Accepted, HttpStatusCode.Unauthorized)
            ? SetupCheck.Passed(Name, "A signed ping is accepted by the receiver, and one with another signature is refused.")
            : SetupCheck.Failed(Name, $"The receiver answered {(int)good} to a signed ping and {(int)wrong} to a wrong one, not 202 and 401.", "Run swarm setup --replace to register a new App.");
    }

    private static WebApplication Receiver(NodeSettings settings, TrackStore store)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(settings).AddSingleton(TimeProvider.System).AddSingleton(_ => store).AddSingleton<DeliveryBell>().AddSingleton<WebhookEndpoint>();
        var app = builder.Build();
        app.MapPost(WebhookEndpoint.Path, (HttpContext context, WebhookEndpoint endpoint) => endpoint.ReceiveAsync(context));
        return app;
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient http, string secret, CancellationToken ct)
    {
        var body = """{"zen":"Checked by swarm setup."}"""u8.ToArray();
        using var request = new HttpRequestMessage(HttpMethod.Post, WebhookEndpoint.Path) { Content = new ByteArrayContent(body) };
        request.Headers.Add("X-GitHub-Event", "ping");
        request.Headers.Add("X-GitHub-Delivery", Guid.NewGuid().ToString());
        request.Headers.Add("X-Hub-Signature-256", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body)));
        using var answer = await http.SendAsync(request, ct);
        return answer.StatusCode;
    }
}
