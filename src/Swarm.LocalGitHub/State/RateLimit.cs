namespace Swarm.LocalGitHub.State;

/// <summary>GitHub's primary limit: 5,000 requests an hour for each caller. Used under the world's gate.</summary>
internal sealed class RateLimit(World world)
{
    public const int Limit = 5000;
    private readonly Dictionary<string, RateWindow> _windows = [];

    public RateWindow Peek(string caller)
    {
        if (_windows.TryGetValue(caller, out var window) && window.ResetsAt > world.Now) return window;
        return _windows[caller] = new RateWindow(0, world.Now.AddHours(1));
    }

    public RateWindow Count(string caller)
    {
        var window = Peek(caller);
        return _windows[caller] = window with { Used = window.Used + 1 };
    }
}
