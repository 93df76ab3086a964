using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Swarm.Bot.Tests.Setup;

/// <summary>A web server that is no GitHub.</summary>
internal sealed class PlainServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PlainServer(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public static async Task<PlainServer> StartAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapFallback(() => Results.Text("hello"));
        await app.StartAsync(ct);
        return new PlainServer(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
