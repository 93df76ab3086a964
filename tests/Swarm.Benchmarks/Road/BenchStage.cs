using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Swarm.Bot.Coordination;
using Swarm.Bot.Demo;
using Swarm.Bot.Demo.Script;
using Swarm.Bot.Work;
using Swarm.Core.Tracks;
using Swarm.Storage;

namespace Swarm.Benchmarks.Road;

/// <summary>A local stage with the benchmark's repository and model, and what is measured on it.</summary>
internal sealed class BenchStage : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    private readonly DemoModelServer _model;

    private BenchStage(LocalStage stage, DemoModelServer model, string secret)
    {
        (Stage, _model, WebhookSecret) = (stage, model, secret);
        Sessions = new SessionTimes(stage.Node.Services.GetRequiredService<SessionBoard>());
        Store = stage.Node.Services.GetRequiredService<TrackStore>();
    }

    public LocalStage Stage { get; }

    public SessionTimes Sessions { get; }

    public TrackStore Store { get; }

    public string WebhookSecret { get; }

    public static async Task<BenchStage> StartAsync(string folder, CancellationToken ct)
    {
        var source = Directory.CreateDirectory(Path.Combine(folder, "source")).FullName;
        await BenchRepository.WriteAsync(source, ct);
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var secret = "";
        var model = await DemoModelServer.StartAsync(BenchModel.Reply, key, ct);
        var stage = await LocalStage.StartAsync(
            new StageSettings
            {
                Folder = folder,
                Name = "bench",
                ImportFrom = source,
                Logging = logging => logging.SetMinimumLevel(LogLevel.Warning).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace),
                // The node is measured: within GitHub's hour a hundred tracks would wait for the next one.
                GitHub = given => given with { RequestsPerHour = int.MaxValue },
                Node = node =>
                {
                    secret = node.WebhookSecret!;
                    return node with { ModelAddress = model.Address, ModelKey = key, TrustsRepositoryCommands = true };
                },
            },
            ct);
        return new BenchStage(stage, model, secret);
    }

    /// <summary>Waits until nothing runs, nothing is to be published and no delivery is open.</summary>
    public async Task RestAsync(CancellationToken ct)
    {
        var running = Stage.Node.Services.GetRequiredService<RunningJobs>();
        while (true)
        {
            await Stage.GitHub.WaitForDeliveriesAsync(ct);
            if (running.Count == 0 && (await Store.TracksToPublishAsync(ct)).Count == 0 && (await Store.PendingDeliveriesAsync(1, ct)).Deliveries.Count == 0) return;
            await Task.Delay(Glance, ct);
        }
    }

    /// <exception cref="InvalidOperationException">The track ended before it was ready.</exception>
    public async Task<TrackState> ReadyAsync(int issue, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromMinutes(3));
        while (true)
        {
            var state = await Stage.StateAsync(issue, limit.Token);
            if (state?.Phase == TrackPhase.Ready) return state;
            if (state is not null && state.Phase.IsFinal()) throw new InvalidOperationException($"The track of #{issue} ended as {state.Phase}: {state.End}");
            await Task.Delay(Glance, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Stage.DisposeAsync();
        await _model.DisposeAsync();
    }
}
