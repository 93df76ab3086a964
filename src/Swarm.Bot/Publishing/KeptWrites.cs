using System.Globalization;
using System.Text.Json;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Publishing;

/// <summary>
/// Keeps what was written to GitHub within the last hour, so that a restart gives no second budget: each installation that wrote is put into
/// the store once a minute and when the node stops. What a killed node wrote after that is unknown and counted as much as it can have been.
/// </summary>
public sealed partial class KeptWrites(GitHubApp app, TrackStore store, TimeProvider time, ILogger<KeptWrites> log) : BackgroundService, IHostedLifecycleService
{
    private const string Installations = "github-writes/installation/";
    private const string Life = "github-writes/life";
    private const string Runs = "runs";
    private const string Stopped = "stopped";

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Dictionary<long, PastWrite> _newest = [];

    /// <summary>Before anything of the node can write.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var silence = await SilenceAsync(cancellationToken);
        app.RecallUnknown(silence);
        foreach (var (key, value) in await store.SettingsUnderAsync(Installations, cancellationToken))
            if (long.TryParse(key.AsSpan(Installations.Length), CultureInfo.InvariantCulture, out var installation)) app.Recall(installation, Read(value));
        // With what is assumed, so that a node that is killed again and again assumes it only once.
        await SaveAsync(Runs, cancellationToken);
    }

    /// <summary>After everything of the node has stopped writing.</summary>
    public Task StoppedAsync(CancellationToken cancellationToken) => TrySaveAsync(Stopped, cancellationToken);

    Task IHostedLifecycleService.StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minute = new PeriodicTimer(Pause, time);
        try
        {
            while (await minute.WaitForNextTickAsync(stoppingToken)) await TrySaveAsync(Runs, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end of the node saves once more.
        }
    }

    private async Task TrySaveAsync(string life, CancellationToken ct)
    {
        try
        {
            await SaveAsync(life, ct);
        }
        catch (StoreUnavailableException e)
        {
            Log.NotKept(log, e);
        }
    }

    /// <summary>How long before now an earlier life may have written without keeping it.</summary>
    private async Task<TimeSpan> SilenceAsync(CancellationToken ct)
    {
        if (await store.GetSettingAsync(Life, ct) != Runs || await store.SettingPutAtAsync(Life, ct) is not { } kept) return TimeSpan.Zero;
        var silence = time.GetUtcNow() - kept;
        // Had it written for longer, it would have kept it. A clock that was put back says nothing.
        return silence < Pause && silence >= TimeSpan.Zero ? silence : Pause;
    }

    private async Task SaveAsync(string life, CancellationToken ct)
    {
        var isChanged = false;
        foreach (var (installation, writes) in app.PastWrites())
        {
            if (writes.Count == 0 || (_newest.TryGetValue(installation, out var newest) && newest == writes[^1])) continue;
            await store.PutSettingAsync($"{Installations}{installation}", JsonSerializer.Serialize(writes, PublishingJson.Default.IReadOnlyListPastWrite), ct);
            _newest[installation] = writes[^1];
            isChanged = true;
        }

        // Last, so that it never says more than what is kept.
        if (isChanged || await store.GetSettingAsync(Life, ct) != life) await store.PutSettingAsync(Life, life, ct);
    }

    private static IReadOnlyList<PastWrite> Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, PublishingJson.Default.IReadOnlyListPastWrite) ?? [];
        }
        catch (JsonException)
        {
            // Another version's words: only this hour's budget is at stake.
            return [];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "What was written to GitHub could not be kept; a restart would count too little.")]
        public static partial void NotKept(ILogger logger, Exception e);
    }
}
