using Swarm.LocalGitHub.Faults;
using Swarm.LocalGitHub.Git;
using Swarm.LocalGitHub.Shapes;
using Swarm.LocalGitHub.State;
using Swarm.LocalGitHub.Webhooks;

namespace Swarm.LocalGitHub.Deeds;

/// <summary>The parts of one server, wired once.</summary>
internal sealed class Hub : IAsyncDisposable
{
    public Hub(LocalGitHubOptions options, string baseAddress)
    {
        Root = Path.GetFullPath(options.RootFolder);
        var home = Path.Combine(Root, ".home");
        Directory.CreateDirectory(home);
        Links = new Links(baseAddress);
        World = new World(options.Time);
        Tokens = new TokenVault(World);
        Rates = new RateLimit(World, options.RequestsPerHour);
        Log = new RequestLog(options.Time);
        Git = new GitProcess(home);
        Store = new GitStore(Git);
        Writer = new GitWriter(Git, options.Time);
        Faults = new FaultDesk(options.Time);
        Postman = new Postman(World, Faults, options.Time);
        Announcer = new Announcer(World, Links, Postman);
        Issues = new IssueDeeds(World, Announcer);
        Pulls = new PullDeeds(World, Announcer, Store, Writer, Issues);
        Refs = new RefDeeds(Announcer, Store, Writer, Pulls, Issues);
        Reviews = new ReviewDeeds(World, Announcer);
        Checks = new CheckDeeds(World, Announcer);
        MergeQueue = new MergeQueueDeeds(Announcer, Store, Writer);
        Manifests = new ManifestDeeds(World, Announcer);
    }

    public string Root { get; }
    public Links Links { get; }
    public World World { get; }
    public TokenVault Tokens { get; }
    public RateLimit Rates { get; }
    public RequestLog Log { get; }
    public GitProcess Git { get; }
    public GitStore Store { get; }
    public GitWriter Writer { get; }
    public FaultDesk Faults { get; }
    public Postman Postman { get; }
    public Announcer Announcer { get; }
    public IssueDeeds Issues { get; }
    public PullDeeds Pulls { get; }
    public RefDeeds Refs { get; }
    public ReviewDeeds Reviews { get; }
    public CheckDeeds Checks { get; }
    public MergeQueueDeeds MergeQueue { get; }
    public ManifestDeeds Manifests { get; }

    /// <summary>Gives the app all repositories of an account. Called under the world's gate.</summary>
    public Installation Install(AppEntry app, Account owner)
    {
        var installation = new Installation(World.NextId(), app, owner, World.Now);
        World.Installations.Add(installation);
        Announcer.Installation(installation, "created", new Actor(owner));
        return installation;
    }

    public async ValueTask DisposeAsync()
    {
        await Postman.DisposeAsync();
        World.Dispose();
    }
}
