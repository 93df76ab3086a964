using System.Text.Json.Nodes;
using Swarm.LocalGitHub.Server;
using Swarm.LocalGitHub.Shapes;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Rest;

/// <summary>Check runs and suites.</summary>
internal static class CheckRoutes
{
    private const string Many = "/repos/{owner}/{repo}/check-runs";
    private const string One = Many + "/{run}";

    public static void Map(ApiRoutes routes)
    {
        routes.Add("POST", Many, Access.Write("checks"), CreateAsync);
        routes.Get(One, Access.Read("checks"), call => Find(call) is { } run ? Answer.Ok(Shape(call, run)) : Answer.NotFound);
        routes.Patch(One, Access.Write("checks"), Update);
        routes.Get(One + "/annotations", Access.Read("checks"), ListAnnotations);
        routes.Post(One + "/rerequest", Access.Write("checks"), Rerequest);
        routes.Add("GET", "/repos/{owner}/{repo}/commits/{ref*}/check-runs", Access.Read("checks"), ListForCommitAsync);
        routes.Get("/repos/{owner}/{repo}/check-suites/{suite}", Access.Read("checks"), GetSuite);
        routes.Post("/repos/{owner}/{repo}/check-suites/{suite}/rerequest", Access.Write("checks"), RerequestSuite);
    }

    private static async Task<Answer> CreateAsync(ApiCall call)
    {
        if (call.Fields.Text("name") is not { Length: > 0 } name) return Answer.BadRequest("\"name\" wasn't supplied.");
        if (call.Fields.Text("head_sha") is not { } sha) return Answer.BadRequest("\"head_sha\" wasn't supplied.");
        if (CheckFields.Fault(call.Fields) is { } fault) return fault;
        var commit = await call.Hub.Store.CommitOfAsync(call.Repository.GitPath, sha, call.Aborted);
        if (commit is null || commit != sha) return Answer.Refuse(422, $"No commit found for SHA: {sha}");

        var run = call.Hub.Checks.Create(call.Repository, call.Caller.App, name, await call.Hub.Store.CommitAsync(call.Repository.GitPath, commit, call.Aborted));
        CheckFields.Apply(run, call.Fields, call.Hub.World.Now);
        call.Hub.Checks.AnnounceCreated(call.Repository, run, call.Actor);
        return Answer.Created(Shape(call, run));
    }

    private static Answer Update(ApiCall call)
    {
        if (Find(call) is not { } run) return Answer.NotFound;
        if (run.Suite.App != call.Caller.App) return Answer.Refuse(403, "Invalid app_id `" + call.Caller.App.Id + "` - check run can only be modified by the GitHub App that created it.");
        if (CheckFields.Fault(call.Fields) is { } fault) return fault;
        var wasCompleted = run.Status == "completed";
        CheckFields.Apply(run, call.Fields, call.Hub.World.Now);
        call.Hub.Checks.AnnounceUpdated(call.Repository, run, wasCompleted, call.Actor);
        return Answer.Ok(Shape(call, run));
    }

    private static Answer ListAnnotations(ApiCall call) => Find(call) is { } run
        ? Paging.Page(call, run.Annotations, annotation => CheckShape.Annotation(call.Links, call.Repository, run, annotation))
        : Answer.NotFound;

    private static Answer Rerequest(ApiCall call)
    {
        if (Find(call) is not { } run) return Answer.NotFound;
        call.Hub.Checks.Rerequest(call.Repository, run, call.Actor);
        return new Answer(201, new JsonObject());
    }

    private static async Task<Answer> ListForCommitAsync(ApiCall call)
    {
        var sha = await call.Hub.Store.ResolveAsync(call.Repository.GitPath, call.Route("ref"), call.Aborted);
        if (sha is null) return Answer.Refuse(422, $"No commit found for SHA: {call.Route("ref")}");
        var runs = call.Repository.CheckRuns.Where(run => run.HeadSha == sha && IsAskedFor(call, run)).OrderByDescending(run => run.Id).ToList();
        // "latest", the default, shows for each name and app only the newest run.
        if (call.Query("filter") != "all") runs = [.. runs.DistinctBy(run => (run.Name, run.Suite.App.Id))];
        return Paging.Wrapped(call, "check_runs", runs, run => Shape(call, run));
    }

    private static bool IsAskedFor(ApiCall call, CheckRun run) =>
        (call.Query("app_id") is not { } app || app == run.Suite.App.Id.ToString())
        && (call.Query("check_name") is not { } name || name == run.Name)
        && (call.Query("status") is not { } status || status == run.Status);

    private static Answer GetSuite(ApiCall call)
    {
        if (FindSuite(call) is not { } suite) return Answer.NotFound;
        var shape = CheckShape.Suite(call.Links, call.Repository, suite);
        shape["repository"] = RepositoryShape.Of(call.Links, call.Repository);
        return Answer.Ok(shape);
    }

    private static Answer RerequestSuite(ApiCall call)
    {
        if (FindSuite(call) is not { } suite) return Answer.NotFound;
        call.Hub.Checks.RerequestSuite(call.Repository, suite, call.Actor);
        return new Answer(201, new JsonObject());
    }

    private static CheckRun? Find(ApiCall call) => call.Repository.CheckRuns.Find(run => run.Id == call.Id("run"));

    private static CheckSuite? FindSuite(ApiCall call) => call.Repository.CheckSuites.Find(suite => suite.Id == call.Id("suite"));

    private static JsonObject Shape(ApiCall call, CheckRun run) => CheckShape.Of(call.Links, call.Repository, run);
}
