namespace Swarm.LocalGitHub.Server;

/// <summary>All operations, asked in the order they were added.</summary>
internal sealed class ApiRoutes
{
    private readonly List<ApiRoute> _routes = [];

    public IReadOnlyList<ApiRoute> All => _routes;

    public void Get(string pattern, Access access, Func<ApiCall, Answer> handle) => Add("GET", pattern, access, handle);
    public void Post(string pattern, Access access, Func<ApiCall, Answer> handle) => Add("POST", pattern, access, handle);
    public void Patch(string pattern, Access access, Func<ApiCall, Answer> handle) => Add("PATCH", pattern, access, handle);
    public void Delete(string pattern, Access access, Func<ApiCall, Answer> handle) => Add("DELETE", pattern, access, handle);

    public void Add(string method, string pattern, Access access, Func<ApiCall, Task<Answer>> handle) =>
        _routes.Add(new ApiRoute(method, pattern, access, handle));

    public (ApiRoute Route, IReadOnlyDictionary<string, string> Values)? Find(string method, string path)
    {
        foreach (var route in _routes)
            if (route.Matches(method, path, out var values)) return (route, values);
        return null;
    }

    private void Add(string method, string pattern, Access access, Func<ApiCall, Answer> handle) =>
        Add(method, pattern, access, call => Task.FromResult(handle(call)));
}
