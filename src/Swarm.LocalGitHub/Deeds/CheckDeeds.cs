using System.Text.Json.Nodes;
using Swarm.LocalGitHub.Git;
using Swarm.LocalGitHub.State;
using Swarm.LocalGitHub.Webhooks;

namespace Swarm.LocalGitHub.Deeds;

/// <summary>Check runs and the suites they gather in.</summary>
internal sealed class CheckDeeds(World world, Announcer announcer)
{
    public CheckRun Create(Repository repository, AppEntry app, string name, CommitInfo head)
    {
        var run = new CheckRun { Id = world.NextId(), Suite = SuiteOf(repository, app, head), Name = name, StartedAt = world.Now };
        repository.CheckRuns.Add(run);
        return run;
    }

    public void AnnounceCreated(Repository repository, CheckRun run, Actor by)
    {
        announcer.CheckRun(repository, run, "created", by);
        if (run.Status == "completed") announcer.CheckRun(repository, run, "completed", by);
    }

    public void AnnounceUpdated(Repository repository, CheckRun run, bool wasCompleted, Actor by)
    {
        if (run.Status == "completed" && !wasCompleted) announcer.CheckRun(repository, run, "completed", by);
    }

    public void Rerequest(Repository repository, CheckRun run, Actor by) => announcer.CheckRun(repository, run, "rerequested", by);

    public void RerequestSuite(Repository repository, CheckSuite suite, Actor by) => announcer.CheckSuite(repository, suite, "rerequested", by);

    public void Press(Repository repository, CheckRun run, string identifier, Actor by) =>
        announcer.CheckRun(repository, run, "requested_action", by, ("requested_action", new JsonObject { ["identifier"] = identifier }));

    private CheckSuite SuiteOf(Repository repository, AppEntry app, CommitInfo head)
    {
        var known = repository.CheckSuites.Find(suite => suite.App == app && suite.HeadSha == head.Sha);
        if (known is not null) return known;
        var suite = new CheckSuite(world.NextId(), app, head, world.Now);
        repository.CheckSuites.Add(suite);
        return suite;
    }
}
