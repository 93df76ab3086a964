namespace Swarm.LocalGitHub.State;

/// <summary>GitHub's primary limit: so many requests an hour for each caller. Used under the world's gate.</summary>
internal sealed class RateLimit(World world, int limit)
{
    private readonly Dictionary<string, RateWindow> _windows = [];

    public RateWindow Peek(string caller)
    {
        if (_windows.TryGetValue(caller, out var window) && window.ResetsAt > world.Now) return window;
        return _windows[caller] = new RateWindow(limit, 0, world.Now.AddHours(1));
    }

    public RateWindow Count(string caller)
    {
        var window = Peek(caller);
        return _windows[caller] = window with { Used = window.Used + 1 };
    }
}
