using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;

namespace Swarm.GitHub;

/// <summary>
/// The App as GitHub knows it: proves who it is, fetches tokens, opens repositories. One per process,
/// for the limits of GitHub are kept here.
/// </summary>
public sealed partial class GitHubApp : IDisposable
{
    private readonly GitHubAppOptions options;
    private readonly TimeProvider time;
    private readonly GitHubClock clock;
    private readonly Wire wire;
    private readonly Exchange exchange;
    private readonly RestClient rest;
    private readonly CancellationTokenSource lifetime = new();
    private readonly ConcurrentDictionary<long, InstallationLane> lanes = new();
    private IReadOnlyList<PastWrite> unknown = [];

    /// <summary>Speaks through <paramref name="http"/> (see <see cref="GitHubHttp.CreateClient"/>), which stays the caller's.</summary>
    public GitHubApp(HttpClient http, GitHubAppOptions options, TimeProvider time, ILogger<GitHubApp> log)
    {
        this.options = options;
        this.time = time;
        clock = new GitHubClock(time, log);
        wire = new Wire(http, options.Address, log);
        exchange = new Exchange(wire, time, options, log);
        rest = new RestClient(exchange, new AppLane(options, time, clock), options.Address.Rest, WriteOrder.Default);
    }

    /// <summary>What GitHub says about the App.</summary>
    public Task<AppInfo> GetAppAsync(CancellationToken cancellationToken) =>
        rest.GetAsync("app", GitHubJson.Default.AppInfo, cancellationToken);

    /// <summary>The installation that covers a repository; null where the App is not installed there.</summary>
    public async Task<long?> FindInstallationAsync(string owner, string repo, CancellationToken cancellationToken)
    {
        var path = $"{RepositoryPath.Of(owner, repo)}/installation";
        var found = await rest.FindAsync(path, GitHubJson.Default.InstallationId, cancellationToken);
        return found?.Id;
    }

    /// <summary>The installation's token, kept until five minutes before it expires.</summary>
    /// <exception cref="GitHubShutOutException">The App is not installed there (any more), or is suspended.</exception>
    public Task<InstallationToken> GetTokenAsync(long installationId, CancellationToken cancellationToken) =>
        Lane(installationId).GetTokenAsync(cancellationToken);

    /// <summary>A fresh token for one repository and the named permissions only, as for one push. It is not kept.</summary>
    /// <exception cref="GitHubRefusedException">The installation lacks a permission or the repository.</exception>
    public Task<InstallationToken> MintTokenAsync(
        long installationId,
        long repositoryId,
        IReadOnlyDictionary<string, string> permissions,
        CancellationToken cancellationToken) =>
        MintAsync(installationId, new TokenRequest([repositoryId], permissions), cancellationToken);

    /// <summary>A repository seen through an installation. Nothing is asked yet.</summary>
    /// <param name="beforeWrite">Called after all waiting, right before each write leaves; what it throws stops the write.</param>
    public GitHubRepository Repository(long installationId, string owner, string name, Func<CancellationToken, Task>? beforeWrite = null)
    {
        var lane = Lane(installationId);
        var order = WriteOrder.Default with { Before = beforeWrite };
        return new GitHubRepository(
            new RestClient(exchange, lane, options.Address.Rest, order),
            new GraphClient(exchange, lane, options.Address.GraphQl, order),
            owner,
            name);
    }

    /// <summary>What each installation wrote within the last hour, for whoever keeps it over a restart.</summary>
    public IReadOnlyDictionary<long, IReadOnlyList<PastWrite>> PastWrites() =>
        lanes.ToDictionary(lane => lane.Key, lane => lane.Value.Writes.Past);

    /// <summary>How many writes of each installation wait for their turn in the pace.</summary>
    public IReadOnlyDictionary<long, int> WaitingWrites() => lanes.ToDictionary(lane => lane.Key, lane => lane.Value.Writes.Waiting);

    /// <summary>Requests left of each installation's REST limit, as GitHub last said; installations without an answer are absent.</summary>
    public IReadOnlyDictionary<long, long> RestLeft() =>
        lanes.Where(lane => lane.Value.RestLeft is not null).ToDictionary(lane => lane.Key, lane => lane.Value.RestLeft!.Value);

    /// <summary>Counts what an earlier process wrote through an installation, so that a restart gives no second budget.</summary>
    public void Recall(long installationId, IEnumerable<PastWrite> writes) => Lane(installationId).Writes.Recall(writes);

    /// <summary>
    /// Counts as much as an earlier process can have written in the last <paramref name="span"/>, of which nothing is kept, through every
    /// installation. To be called before any is used.
    /// </summary>
    public void RecallUnknown(TimeSpan span) => unknown = options.Pace.Fullest(time.GetUtcNow(), span);

    /// <summary>Ends token requests under way. Key and HTTP client stay the caller's.</summary>
    public void Dispose()
    {
        lifetime.Cancel();
        lifetime.Dispose();
        wire.Dispose();
    }

    private InstallationLane Lane(long installationId) => lanes.GetOrAdd(installationId, CreateLane);

    private InstallationLane CreateLane(long installationId)
    {
        var tokens = new TokenKeeper(() => MintAsync(installationId, new TokenRequest(), lifetime.Token), clock);
        var lane = new InstallationLane(installationId, tokens, options.Pace, time);
        lane.Writes.Recall(unknown);
        return lane;
    }

    // A token that got lost on its way does no harm: it expires. So the request may be repeated.
    private async Task<InstallationToken> MintAsync(long installationId, TokenRequest narrowed, CancellationToken cancellationToken)
    {
        var write = new Write<TokenRequest>(HttpMethod.Post, $"app/installations/{installationId}/access_tokens", narrowed, GitHubJson.Default.TokenRequest)
        {
            Repeatable = true,
            CountsAsContent = false,
        };
        try
        {
            return await rest.WriteAsync(write, GitHubJson.Default.InstallationToken, cancellationToken);
        }
        catch (GitHubRefusedException e) when (e.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
        {
            throw new GitHubShutOutException(e.Status, e.Reason, e.Errors, e.Url);
        }
    }
}
