using Microsoft.Extensions.DependencyInjection;
using Swarm.Bot.Coordination;
using Swarm.Core.Tracks;
using Swarm.LocalGitHub;
using Swarm.Storage;

namespace Swarm.EndToEnd.Tests.Stage;

/// <content>Waits for facts, never for time.</content>
public sealed partial class Scene
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    /// <summary>Waits until the track's state is so, and gives it.</summary>
    public async Task<TrackState> UntilAsync(int issue, Func<TrackState, bool> fact, int run = 1)
    {
        TrackState? state = null;
        await WaitAsync(async () => (state = await StateAsync(issue, run)) is not null && fact(state), () => Tell(state));
        return state!;
    }

    public Task<TrackState> UntilAsync(int issue, TrackPhase phase, int run = 1) => UntilAsync(issue, state => state.Phase == phase, run);

    /// <summary>Waits until the pull request waits for people and everything of it is shown.</summary>
    public async Task<TrackState> UntilReadyAsync(int issue, int run = 1)
    {
        await UntilAsync(issue, state => state.Phase == TrackPhase.Ready || state.Phase.IsFinal() || state.OpenEscalations.Any(), run);
        var state = await SettledAsync(issue, run);
        state.Phase.ShouldBe(TrackPhase.Ready, Tell(state));
        return state;
    }

    /// <summary>Waits until a question is open, or until so many are.</summary>
    public Task<TrackState> UntilAskedAsync(int issue, int questions = 1) =>
        UntilAsync(issue, state => state.Escalations.Length >= questions && state.OpenEscalations.Any());

    /// <summary>Waits until GitHub shows it.</summary>
    public Task SeenAsync(Func<LocalSnapshot, bool> fact) =>
        WaitAsync(() => Task.FromResult(fact(Now)), () => "GitHub shows:\n" + string.Join("\n---\n", Now.Comments.Select(comment => comment.Body)));

    /// <summary>Waits until the track's news are shown: every delivery handled, no job wanted, nothing left to write.</summary>
    public async Task<TrackState> SettledAsync(int issue, int run = 1)
    {
        TrackState? state = null;
        await WaitAsync(
            async () =>
            {
                await GitHub.WaitForDeliveriesAsync(Ct);
                if ((await Store.PendingDeliveriesAsync(1, Ct)).Deliveries.Count > 0 || (await Store.TracksToPublishAsync(Ct)).Count > 0) return false;
                state = await StateAsync(issue, run);
                return state is not null && TrackJobs.Of(state).IsEmpty && Stage.Node.Services.GetRequiredService<RunningJobs>().Count == 0;
            },
            () => Tell(state));
        return state!;
    }

    /// <summary>Waits until every delivery is handled and nothing is left to write; a job may still run.</summary>
    public Task SettledPublishingAsync() => WaitAsync(
        async () =>
        {
            await GitHub.WaitForDeliveriesAsync(Ct);
            return (await Store.PendingDeliveriesAsync(1, Ct)).Deliveries.Count == 0 && (await Store.TracksToPublishAsync(Ct)).Count == 0;
        },
        () => "Something is left to write.");

    /// <summary>Waits until the app has reacted to a comment.</summary>
    public Task ReactedAsync(long comment) => SeenAsync(now => now.Comments.First(each => each.Id == comment).Reactions.Count > 0);

    /// <summary>Waits until there is a job of this kind, and gives it.</summary>
    public async Task<JobRow> UntilJobAsync(Func<JobRow, bool> fact)
    {
        JobRow? found = null;
        await WaitAsync(async () => (found = (await Store.ListJobsAsync(null, Ct)).FirstOrDefault(fact)) is not null, () => "No job is so.");
        return found!;
    }

    /// <summary>Waits until every delivery so far was handled.</summary>
    public Task HandledAsync() =>
        WaitAsync(async () => (await Store.PendingDeliveriesAsync(1, Ct)).Deliveries.Count == 0, () => "Deliveries wait.");

    /// <summary>Waits until it is true.</summary>
    public Task TrueAsync(Func<bool> fact) => WaitAsync(() => Task.FromResult(fact()), () => "");

    /// <summary>Waits until the node has these deliveries, whichever way they came.</summary>
    public async Task StoredAsync(IEnumerable<Guid> deliveries)
    {
        foreach (var delivery in deliveries)
            await WaitAsync(async () => await Store.FindDeliveryAsync(delivery, Ct) is not null, () => $"Delivery {delivery} is not stored.");
    }

    private static async Task WaitAsync(Func<Task<bool>> fact, Func<string> found)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(Longest);
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        try
        {
            while (!await fact()) await pulse.WaitForNextTickAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!Ct.IsCancellationRequested)
        {
            Assert.Fail($"It did not come true within {Longest.TotalSeconds:0} s. {found()}");
        }
    }

    private static string Tell(TrackState? state) => state is null
        ? "There is no track."
        : $"The track is in {state.Phase} ({state.End?.Reason}); "
            + string.Join(", ", state.Attempts.Select(attempt => $"{attempt.Id} {attempt.Stage} {attempt.Failure?.Text}")) + "; "
            + string.Join(", ", state.OpenEscalations.Select(each => $"{each.Id} {each.Question}")) + "; jobs "
            + string.Join(", ", TrackJobs.Of(state).Select(job => job.Key));
}
