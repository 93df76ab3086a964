using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Swarm.LocalGitHub.Deeds;
using Swarm.LocalGitHub.Shapes;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Server;

/// <summary>One admitted request to the API, with what its handler needs.</summary>
internal sealed class ApiCall(Hub hub, HttpRequest request, IReadOnlyDictionary<string, string> values, JsonNode? body)
{
    private Repository? _repository;

    public Hub Hub => hub;
    public Links Links => hub.Links;
    public HttpRequest Request => request;
    public JsonNode? Body => body;
    public required Caller Caller { get; init; }
    public Actor Actor => Caller.Actor;
    public CancellationToken Aborted => request.HttpContext.RequestAborted;

    /// <summary>The fields of the body; empty where the body is no object. Unknown ones are ignored, as GitHub does.</summary>
    public Fields Fields { get; } = new(body as JsonObject ?? []);

    /// <summary>The repository of the route, which the endpoint has found before it calls the handler.</summary>
    public Repository Repository
    {
        get => _repository ?? throw new InvalidOperationException("The route names no repository.");
        set => _repository = value;
    }

    public bool NamesRepository => values.ContainsKey("owner") && values.ContainsKey("repo");

    public bool NamesIssue => values.ContainsKey("number");

    public string Route(string name) => values[name];

    public long Id(string name) => long.TryParse(values[name], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1;

    public string? Query(string name) => request.Query.TryGetValue(name, out var found) ? found.ToString() : null;

    public Issue? Issue => Repository.FindIssue((int)Math.Clamp(Id("number"), -1, int.MaxValue));

    public Issue? PullRequest => Issue is { Pull: not null } issue ? issue : null;
}
