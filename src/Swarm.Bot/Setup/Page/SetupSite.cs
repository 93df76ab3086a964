using System.Net;
using System.Security.Cryptography;
using System.Text;
using Swarm.Bot.Cli;

namespace Swarm.Bot.Setup.Page;

/// <summary>Serves the set-up page on this machine only, below a path that other users of it do not know.</summary>
internal sealed class SetupSite : IAsyncDisposable
{
    // No script anywhere; the one form goes to GitHub, which may lead on to a sign-in elsewhere.
    private static readonly string Policy = $"default-src 'none'; style-src '{PageStyle.Hash}'; img-src data:; base-uri 'none'; frame-ancestors 'none'; form-action https: http://127.0.0.1:*";

    private readonly WebApplication _app;
    private readonly PendingSetup _pending;
    private readonly SetupBoard _board;
    private readonly Func<string?, string?, CancellationToken, Task<Outcome<StoredApp>>>? _take;
    private readonly CancellationToken _stopped;

    private SetupSite(WebApplication app, PendingSetup pending, SetupBoard board, Func<string?, string?, CancellationToken, Task<Outcome<StoredApp>>>? take, CancellationToken stopped) =>
        (_app, _pending, _board, _take, _stopped) = (app, pending, board, take, stopped);

    /// <summary>Where the page is.</summary>
    public Uri Address => new(new Uri(_app.Urls.First()), $"/{_pending.Key}/");

    private Uri Back => new(Address, "callback");

    /// <param name="take">Takes code and state from GitHub; null where there is nothing to register.</param>
    /// <param name="ct">Ends the set-up; a browser that goes away does not end what it began.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SetupSite> StartAsync(PendingSetup pending, SetupBoard board, Func<string?, string?, CancellationToken, Task<Outcome<StoredApp>>>? take, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, pending.Port);
        });
        var site = new SetupSite(builder.Build(), pending, board, take, ct);
        site._app.Use(site.GuardAsync);
        site._app.MapGet("/{key}/", site.Show);
        site._app.MapGet("/{key}/callback", site.TakeAsync);
        try
        {
            await site._app.StartAsync(ct);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.CacheControl = "no-store";
        // A foreign name that resolves to this machine would let a website read the page.
        if (context.Request.Host.Host is "127.0.0.1" or "localhost") return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private IResult Show(string key) => IsOurs(key) ? Page(StatusCodes.Status200OK) : Results.NotFound();

    private async Task<IResult> TakeAsync(string key, string? code, string? state)
    {
        if (!IsOurs(key)) return Results.NotFound();
        if (_take is null) return Results.Redirect(Address.AbsolutePath);
        var (_, refusal) = await _take(code, state, _stopped);
        return refusal is null ? Results.Redirect(Address.AbsolutePath) : Page(StatusCodes.Status400BadRequest);
    }

    private IResult Page(int status) => Results.Content(SetupPage.Of(_board.Look(), Back, _pending.State), "text/html", Encoding.UTF8, status);

    private bool IsOurs(string key) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(_pending.Key));
}
