namespace Swarm.GitHub;

/// <summary>
/// Gives each write its turn, so that the pace is kept and nothing is sent while the gate is closed. Of those who could
/// go, the first lane goes first, and within a lane whoever came first; but after nine turns in a row that were given
/// over the head of somebody who came earlier, the tenth is that one's, so no lane waits for ever. Whoever stops
/// waiting leaves the queue and costs nothing.
/// </summary>
internal sealed class WriteBudget(WritePace pace, LimitGate gate, TimeProvider time)
{
    /// <summary>Turns in a row that may be given over somebody's head.</summary>
    public const int MostOvertaking = 9;

    // A timer takes no more than some weeks; a longer wait is looked at again.
    private static readonly TimeSpan LongestNap = TimeSpan.FromDays(1);
    private static readonly TimeSpan ShortestNap = TimeSpan.FromMilliseconds(1);

    private readonly Lock sync = new();
    private readonly WriteHistory history = new(pace);
    private readonly LinkedList<WriteTurn>[] queues = [.. Enum.GetValues<WriteLane>().Select(_ => new LinkedList<WriteTurn>())];
    private ITimer? alarm;
    private long arrivals;
    private int overtaken;

    /// <summary>How many wait.</summary>
    public int Waiting
    {
        get
        {
            lock (sync) return queues.Sum(queue => queue.Count);
        }
    }

    /// <summary>The writes of the last hour, for whoever keeps them over a restart.</summary>
    public IReadOnlyList<PastWrite> Past
    {
        get
        {
            lock (sync) return history.Past;
        }
    }

    /// <summary>Counts what an earlier process wrote.</summary>
    public void Recall(IEnumerable<PastWrite> earlier)
    {
        lock (sync) history.Recall(earlier, time.GetUtcNow());
    }

    /// <summary>Returns when the caller may write.</summary>
    public async Task TakeAsync(WriteLane lane, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (pace == WritePace.Unlimited) return;
        var turn = Join(lane);
        await using var leaving = cancellationToken.UnsafeRegister(_ => Leave(turn, cancellationToken), null);
        await turn.Granted;
    }

    private WriteTurn Join(WriteLane lane)
    {
        lock (sync)
        {
            var turn = new WriteTurn(lane, arrivals++);
            queues[(int)lane].AddLast(turn);
            Serve();
            return turn;
        }
    }

    private void Leave(WriteTurn turn, CancellationToken cancellationToken)
    {
        lock (sync)
        {
            // Not in the queue: the turn was given just now and is used up.
            if (queues[(int)turn.Lane].Remove(turn)) turn.GiveUp(cancellationToken);
        }
    }

    private void Wake()
    {
        lock (sync) Serve();
    }

    private void Serve()
    {
        alarm?.Dispose();
        alarm = null;
        var now = time.GetUtcNow();
        while (Heads(now) is { Count: > 0 } heads)
        {
            var ready = heads.FindAll(head => head.Due <= now);
            if (ready.Count == 0)
            {
                Sleep(heads.Min(head => head.Due) - now);
                return;
            }
            Grant(ready.ConvertAll(head => head.Turn), now);
        }
    }

    private List<(WriteTurn Turn, DateTimeOffset Due)> Heads(DateTimeOffset now)
    {
        var heads = new List<(WriteTurn, DateTimeOffset)>();
        foreach (var queue in queues)
        {
            if (queue.First is not { Value: var turn }) continue;
            var due = history.Due(turn.Lane);
            heads.Add((turn, due > gate.Opens ? due : gate.Opens));
        }
        return heads;
    }

    // The heads come in the order of their lanes.
    private void Grant(List<WriteTurn> ready, DateTimeOffset now)
    {
        var longest = ready.MinBy(turn => turn.Arrival)!;
        var next = overtaken < MostOvertaking ? ready[0] : longest;
        overtaken = next == longest ? 0 : overtaken + 1;
        queues[(int)next.Lane].RemoveFirst();
        history.Add(new PastWrite(now, next.Lane));
        next.Grant();
    }

    private void Sleep(TimeSpan nap)
    {
        if (nap > LongestNap) nap = LongestNap;
        alarm = time.CreateTimer(_ => Wake(), null, nap > ShortestNap ? nap : ShortestNap, Timeout.InfiniteTimeSpan);
    }
}
