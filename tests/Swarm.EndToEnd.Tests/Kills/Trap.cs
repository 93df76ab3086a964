namespace Swarm.EndToEnd.Tests.Kills;

/// <summary>Sees every moment and strikes at the one that is armed, before that moment goes on.</summary>
public sealed class Trap(Func<string> phase)
{
    private readonly Lock _gate = new();
    private readonly List<TaskCompletionSource> _held = [];
    private TaskCompletionSource<string> _struck = new();
    private KillPoint? _armed;
    private Action? _strike;

    /// <summary>Completes with the track's phase when the armed point was struck.</summary>
    public Task<string> Struck => _struck.Task;

    public void Arm(KillPoint point, Action strike)
    {
        lock (_gate)
        {
            (_armed, _strike) = (point, strike);
            _struck = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>The next process is ready: what was held at the strikes before goes on.</summary>
    public void Over()
    {
        lock (_gate)
        {
            foreach (var held in _held) held.TrySetResult();
            _held.Clear();
        }
    }

    /// <summary>Strikes whatever the moment is.</summary>
    public void StrikeNow() => Strike(_ => true, phase());

    /// <summary>True while the armed point wants the moment to wait.</summary>
    public bool Keeps(string kind, string text)
    {
        lock (_gate) return _armed?.Keeps?.Invoke(new Moment(kind, text, phase())) ?? false;
    }

    /// <returns>Null when the moment goes on. Else the product was killed at it, and what is held for it waits for this.</returns>
    public Task? Reach(string kind, string text)
    {
        var moment = new Moment(kind, text, phase());
        return Strike(point => point.Is(moment), moment.Phase);
    }

    private Task? Strike(Func<KillPoint, bool> isIt, string at)
    {
        lock (_gate)
        {
            if (_armed is null || !isIt(_armed)) return null;
            _armed = null;
            _strike!();
            var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _held.Add(over);
            _struck.TrySetResult(at);
            return over.Task;
        }
    }
}
