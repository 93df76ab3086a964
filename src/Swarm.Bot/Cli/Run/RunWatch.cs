using System.Threading.Channels;
using Swarm.Bot.Demo;
using Swarm.Core.Tracks;
using Swarm.Storage;

namespace Swarm.Bot.Cli.Run;

/// <summary>Follows the track of a run and shows it.</summary>
internal sealed class RunWatch : IDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly LocalStage _stage;
    private readonly ProgressScreen _screen;
    private readonly Channel<bool> _moved = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public RunWatch(LocalStage stage, ProgressScreen screen)
    {
        (_stage, _screen) = (stage, screen);
        stage.Bells.Changed += Ring;
    }

    /// <summary>Until the track is ready or has ended, or a person is needed and none is there.</summary>
    public async Task<TrackState> FollowAsync(int issue, RunPeople people, CancellationToken ct)
    {
        while (true)
        {
            await _moved.Reader.ReadAsync(ct);
            if (await _stage.StateAsync(issue, ct) is not { } state) continue;
            _screen.Show(state);
            if (state.Phase.IsFinal() || state.Phase == TrackPhase.Ready || !await people.LookAsync(state, ct)) return state;
        }
    }

    /// <summary>Leaves the pages up until Ctrl+C, once GitHub shows everything.</summary>
    public async Task HoldAsync(int issue, TrackState state, Answer answer, CancellationToken ct)
    {
        try
        {
            await SettleAsync(ct);
            answer.Line($"The pages stay up until Ctrl+C: {_stage.IssuePage(issue)}{(state.PullRequest is { } pull ? $" and {_stage.PullRequestPage(pull.Number)}" : "")}");
            await Task.Delay(Timeout.InfiniteTimeSpan, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Ctrl+C ends the show, not its result.
        }
    }

    public void Dispose() => _stage.Bells.Changed -= Ring;

    private void Ring(TrackState state) => _moved.Writer.TryWrite(true);

    private async Task SettleAsync(CancellationToken ct)
    {
        var store = _stage.Node.Services.GetRequiredService<TrackStore>();
        for (var waited = TimeSpan.Zero; waited < Patience && (await store.TracksToPublishAsync(ct)).Count > 0; waited += Glance) await Task.Delay(Glance, ct);
    }
}
