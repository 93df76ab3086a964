using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Swarm.LocalGitHub.Deeds;
using Swarm.LocalGitHub.Faults;
using Swarm.LocalGitHub.Server;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub;

/// <summary>
/// A strict GitHub in one process: REST, GraphQL, git over HTTP, signed webhooks and plain pages on 127.0.0.1.
/// Addresses have the shape of GitHub Enterprise Server, so one base address is enough for a client.
/// State is kept in memory; git repositories lie in the root folder. All members may be called from any thread.
/// </summary>
public sealed partial class LocalGitHubServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Hub _hub;

    private LocalGitHubServer(WebApplication app, Hub hub, Uri baseUrl) => (_app, _hub, BaseUrl) = (app, hub, baseUrl);

    /// <summary>Where everything begins: <c>http://127.0.0.1:PORT/</c>.</summary>
    public Uri BaseUrl { get; }

    /// <summary>Every request to the API and to git so far, oldest first.</summary>
    public IReadOnlyList<LoggedRequest> Requests => _hub.Log.Copy();

    /// <summary>Every request that was struck by a fault so far, oldest first.</summary>
    public IReadOnlyList<InjectedFault> InjectedFaults => _hub.Faults.Requests;

    /// <summary>Every webhook that was struck by a fault so far, oldest first.</summary>
    public IReadOnlyList<InjectedWebhookFault> InjectedWebhookFaults => _hub.Faults.Webhooks;

    /// <summary>Starts a server without repositories, apps or people.</summary>
    /// <exception cref="IOException">The port is taken or the root folder cannot be made.</exception>
    public static async Task<LocalGitHubServer> StartAsync(LocalGitHubOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        var app = builder.Build();
        // The base address is known only after the start, and the parts need it: requests wait for them.
        var ready = new TaskCompletionSource<FaultDoor>(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Run(async context => await (await ready.Task).HandleAsync(context));
        await app.StartAsync(ct);
        var address = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        var hub = new Hub(options, address.TrimEnd('/'));
        var dispatcher = new Dispatcher(hub);
        // Inside the door of faults: what was done is heard whole, also where its answer is lost on the way.
        Func<HttpContext, Task> inside = options.Around is { } around ? context => around(context, dispatcher.HandleAsync) : dispatcher.HandleAsync;
        ready.SetResult(new FaultDoor(hub, options.Time, inside));
        return new LocalGitHubServer(app, hub, new Uri(address));
    }

    /// <summary>Lets things go wrong from now on as the plan says, in the stead of any earlier plan.</summary>
    public void Disturb(FaultPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _hub.Faults.Follow(plan);
    }

    /// <summary>Completes when every webhook queued so far was delivered or has failed.</summary>
    public async Task WaitForDeliveriesAsync(CancellationToken ct)
    {
        while (true)
        {
            List<Task> open;
            using (await _hub.World.EnterAsync(ct)) open = [.. _hub.World.Deliveries.Select(delivery => delivery.Done).Where(done => !done.IsCompleted)];
            if (open.Count == 0) return;
            await Task.WhenAll(open).WaitAsync(ct);
        }
    }

    /// <summary>A read-only copy of a repository's state.</summary>
    public LocalSnapshot Snapshot(string owner, string repo) => With(owner, repo, SnapshotShape.Of);

    /// <summary>Stops listening and delivering. Repositories stay on disk.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await _hub.DisposeAsync();
    }

    private T With<T>(string owner, string repo, Func<Repository, T> deed)
    {
        using var entry = _hub.World.Enter();
        return deed(FindRepository(owner, repo));
    }

    private Repository FindRepository(string owner, string repo) =>
        _hub.World.FindRepository(owner, repo) ?? throw new ArgumentException($"There is no repository {owner}/{repo}.", nameof(repo));

    private Actor Person(string login) => _hub.World.Accounts.TryGetValue(login, out var account)
        ? new Actor(account)
        : throw new ArgumentException($"There is no user '{login}'.", nameof(login));
}
