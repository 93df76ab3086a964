using System.Text.RegularExpressions;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub;

/// <content>Apps, people and repositories.</content>
public sealed partial class LocalGitHubServer
{
    private static readonly string[] Roles = ["admin", "maintain", "write", "triage", "read", "none"];

    /// <summary>Registers an app; it sees nothing before it is installed.</summary>
    public LocalApp RegisterApp(AppRegistration registration)
    {
        ArgumentNullException.ThrowIfNull(registration);
        using var entry = _hub.World.Enter();
        var bot = _hub.World.EnsureAccount(registration.Slug + "[bot]");
        var app = new AppEntry(_hub.World.NextId(), bot, registration, _hub.World.Now);
        _hub.World.Apps.Add(app);
        return new LocalApp(app.Id, app.Slug, bot.Id);
    }

    /// <summary>Changes where later deliveries go.</summary>
    public void SetWebhookUrl(long appId, Uri url)
    {
        using var entry = _hub.World.Enter();
        FindApp(appId).WebhookUrl = url;
    }

    /// <summary>Empties the log of deliveries, as three days do; what is still under way stays.</summary>
    public void ForgetDeliveries()
    {
        using var entry = _hub.World.Enter();
        _hub.World.Deliveries.RemoveAll(delivery => delivery.Done.IsCompleted);
    }

    /// <summary>Installs the app on all present and future repositories of an owner, who is made when unknown.</summary>
    /// <returns>The installation's id.</returns>
    public long InstallApp(long appId, string owner)
    {
        using var entry = _hub.World.Enter();
        return _hub.Install(FindApp(appId), _hub.World.EnsureAccount(owner)).Id;
    }

    /// <summary>Makes a person. A second call with the same name does nothing.</summary>
    public void CreateUser(string login)
    {
        using var entry = _hub.World.Enter();
        _hub.World.EnsureAccount(login);
    }

    /// <summary>Gives a person a role: admin, maintain, write, triage, read or none.</summary>
    public void SetPermission(string owner, string repo, string login, string permission)
    {
        if (!Roles.Contains(permission)) throw new ArgumentException($"Unknown permission '{permission}'.", nameof(permission));
        With(owner, repo, repository => repository.Roles[Person(login).Login] = permission);
    }

    /// <summary>Sets the rules that the API reports for a branch, by their types, such as <c>required_signatures</c>.</summary>
    public void SetBranchRules(string owner, string repo, string branch, IReadOnlyList<string> types) =>
        With(owner, repo, repository => repository.BranchRules[branch] = [.. types]);

    /// <summary>Sets the rule that a branch takes no pull request without these checks.</summary>
    public void RequireChecks(string owner, string repo, string branch, params IReadOnlyList<string> checks) =>
        With(owner, repo, repository => repository.RequiredChecks[branch] = [.. checks]);

    /// <summary>Makes a repository; its owner is made when unknown.</summary>
    /// <param name="importFrom">A local git repository whose HEAD becomes the default branch; null makes one without commits.</param>
    /// <exception cref="ArgumentException">The name is taken or not a name.</exception>
    public async Task<LocalRepository> CreateRepositoryAsync(string owner, string name, string? importFrom, CancellationToken ct)
    {
        if (!NamePattern().IsMatch(owner) || !NamePattern().IsMatch(name)) throw new ArgumentException($"'{owner}/{name}' is not a repository name.", nameof(name));
        var branch = importFrom is null ? "main" : await _hub.Writer.DefaultBranchAsync(importFrom, ct);
        using var entry = await _hub.World.EnterAsync(ct);
        if (_hub.World.FindRepository(owner, name) is not null) throw new ArgumentException($"{owner}/{name} exists already.", nameof(name));
        var path = Path.Combine(_hub.Root, owner, name + ".git");
        await _hub.Writer.CreateAsync(path, branch, ct);
        if (importFrom is not null) await _hub.Writer.ImportAsync(path, importFrom, branch, ct);
        var repository = new Repository
        {
            Id = _hub.World.NextId(),
            Owner = _hub.World.EnsureAccount(owner),
            Name = name,
            GitPath = path,
            DefaultBranch = branch,
            CreatedAt = _hub.World.Now,
            Refs = await _hub.Store.RefsAsync(path, ct),
        };
        _hub.World.Repositories.Add(repository);
        _hub.Announcer.Repository(repository, "created", new Actor(repository.Owner));
        return new LocalRepository(repository.Id, repository.Owner.Login, name, path, branch);
    }

    private AppEntry FindApp(long id) => _hub.World.Apps.Find(app => app.Id == id) ?? throw new ArgumentException($"There is no app {id}.", nameof(id));

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}(?<!\.git)$")]
    private static partial Regex NamePattern();
}
