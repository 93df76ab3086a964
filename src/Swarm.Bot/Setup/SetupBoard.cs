namespace Swarm.Bot.Setup;

/// <summary>Where the running set-up writes what the page shows.</summary>
internal sealed class SetupBoard(SetupView first)
{
    private readonly TaskCompletionSource _endSeen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile SetupView _view = first;

    /// <summary>What is to be seen now. One writer: the request that registers, and after it the command.</summary>
    public SetupView View
    {
        get => _view;
        set => _view = value;
    }

    /// <summary>True once somebody has looked.</summary>
    public bool WasVisited { get; private set; }

    /// <summary>Completes when somebody has seen the end.</summary>
    public Task EndSeen => _endSeen.Task;

    /// <summary>The view, for a person who looks now.</summary>
    public SetupView Look()
    {
        var view = _view;
        WasVisited = true;
        if (view.Stage == SetupStage.Done) _endSeen.TrySetResult();
        return view;
    }
}
