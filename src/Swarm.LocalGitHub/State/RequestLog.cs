namespace Swarm.LocalGitHub.State;

/// <summary>Every request that reached the API or git, in order of its answer. Safe from any thread.</summary>
internal sealed class RequestLog(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly List<LoggedRequest> _requests = [];

    public void Add(string method, string path, int status, string permission)
    {
        var request = new LoggedRequest(method, path, status, permission, time.GetUtcNow());
        lock (_lock) _requests.Add(request);
    }

    public IReadOnlyList<LoggedRequest> Copy()
    {
        lock (_lock) return [.. _requests];
    }
}
