using Microsoft.AspNetCore.Connections;
using Swarm.Agents;
using Swarm.Agents.Gateway;
using Swarm.Bot.Coordination;
using Swarm.Bot.Publishing;
using Swarm.Bot.Receiver;
using Swarm.Bot.Signals;
using Swarm.Bot.Telemetry;
using Swarm.Bot.Work;
using Swarm.Cell;
using Swarm.Git;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Hosting;

/// <summary>One running node: receiver, coordinator, workers and publisher around one data directory. <c>serve</c>, <c>demo</c> and <c>run</c> start the same.</summary>
public sealed class SwarmNode : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DataDirectory _data;

    private SwarmNode(WebApplication app, DataDirectory data)
    {
        _app = app;
        _data = data;
    }

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.First());

    public Uri WebhookAddress => new(Address, WebhookEndpoint.Path);

    /// <param name="data">Taken over: the node disposes it.</param>
    public static async Task<SwarmNode> StartAsync(NodeSettings settings, DataDirectory data, string urls, Action<ILoggingBuilder> logging, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // The endpoint counts by itself, so that a body that is too large gets its own answer.
            kestrel.Limits.MaxRequestBodySize = WebhookEndpoint.LargestBody + 1;
            kestrel.Limits.MaxConcurrentConnections = WebhookEndpoint.MostConnections;
        });
        builder.WebHost.UseSockets(sockets =>
        {
            // No handler blocks its thread, so a request need not change threads on its way; each change costs more than the work between two.
            sockets.UnsafePreferInlineScheduling = true;
            sockets.WaitForDataBeforeAllocatingBuffer = false;
        });
        builder.Services.AddSingleton<IMemoryPoolFactory<byte>, ReceiveBuffers>();
        builder.Logging.ClearProviders();
        logging(builder.Logging);
        await AddAsync(builder.Services, settings, data, ct);
        var app = builder.Build();
        app.MapSwarm();
        try
        {
            // Before anything works, so that nothing is missed.
            _ = app.Services.GetRequiredService<NodeGauges>();
            _ = app.Services.GetService<TelemetryExport>();
            await app.StartAsync(ct);
            return new SwarmNode(app, data);
        }
        catch
        {
            // A taken port must not leave half a node working on the data directory: what has begun ends before what it uses is taken away.
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
            throw;
        }
    }

    public Task WaitForStopAsync(CancellationToken ct) => _app.WaitForShutdownAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        var scratch = Services.GetRequiredService<NodeScratch>();
        await _app.DisposeAsync();
        scratch.Remove();
        _data.Dispose();
    }

    private static async Task AddAsync(IServiceCollection services, NodeSettings settings, DataDirectory data, CancellationToken ct)
    {
        var store = await TrackStore.OpenAsync(data, settings.Time, new StoreOptions(), ct);
        var node = await Incarnation.BeginAsync(store, ct);
        var scratch = NodeScratch.Open(node);
        services.AddSingleton(settings).AddSingleton(settings.Time).AddSingleton(node).AddSingleton(scratch);
        // By factory, so that the host disposes them.
        services.AddSingleton(_ => store).AddSingleton<StoreProof>();
        var cell = await Cells.OpenAsync(settings.Time, ct, node.Mark, scratch.Folder);
        services.AddSingleton(_ => cell);
        services.AddSingleton<IJobQueue>(provider => settings.Queue is { } azure
            ? AzureJobQueue.Start(azure, provider.GetRequiredService<TrackStore>(), settings.Time, provider.GetRequiredService<ILogger<AzureJobQueue>>())
            : new StoreJobQueue(settings.Time));
        services.AddSingleton(_ => GitHubHttp.CreateClient());
        services.AddSingleton(provider => new GitHubApp(provider.GetRequiredService<HttpClient>(), settings.App, settings.Time, provider.GetRequiredService<ILogger<GitHubApp>>()));
        services.AddSingleton(_ => new Mirrors(new GitExecutable(mark: node.Mark), Path.Combine(settings.Data, "mirrors"), settings.Time) { RetryPause = settings.App.RetryDelay });
        services.AddCoordination().AddWork(settings).AddPublishing().AddTelemetry(settings);
    }
}
