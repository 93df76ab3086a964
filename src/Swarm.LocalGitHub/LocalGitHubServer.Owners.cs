using System.Text.Json.Nodes;
using Swarm.LocalGitHub.Shapes;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub;

/// <content>What owners do to their repositories, their issues and the apps that they installed.</content>
public sealed partial class LocalGitHubServer
{
    /// <summary>From now on nobody can write to the repository: 403, over git too.</summary>
    public void ArchiveRepository(string owner, string repo) => SetArchived(owner, repo, true);

    public void UnarchiveRepository(string owner, string repo) => SetArchived(owner, repo, false);

    /// <summary>Gives the repository another name. The old one leads nowhere: GitHub's redirect ends when somebody takes the name.</summary>
    /// <exception cref="ArgumentException">The name is taken or not a name.</exception>
    public void RenameRepository(string owner, string repo, string name)
    {
        if (!NamePattern().IsMatch(name)) throw new ArgumentException($"'{name}' is not a repository name.", nameof(name));
        using var entry = _hub.World.Enter();
        if (_hub.World.FindRepository(owner, name) is not null) throw new ArgumentException($"{owner}/{name} exists already.", nameof(name));
        var repository = FindRepository(owner, repo);
        var changes = new JsonObject { ["repository"] = new JsonObject { ["name"] = new JsonObject { ["from"] = repository.Name } } };
        repository.Name = name;
        _hub.Announcer.Repository(repository, "renamed", new Actor(repository.Owner), ("changes", changes));
    }

    /// <summary>The repository is gone: 404. Its folder stays on disk.</summary>
    public void DeleteRepository(string owner, string repo)
    {
        using var entry = _hub.World.Enter();
        var repository = FindRepository(owner, repo);
        _hub.World.Repositories.Remove(repository);
        _hub.Announcer.Repository(repository, "deleted", new Actor(repository.Owner));
    }

    /// <summary>The installation's tokens open nothing (403), and it hears of nothing but this.</summary>
    public void SuspendApp(long installation)
    {
        using var entry = _hub.World.Enter();
        var found = FindInstallation(installation);
        (found.SuspendedAt, found.SuspendedBy) = (_hub.World.Now, found.Owner);
        _hub.Announcer.Installation(found, "suspend", new Actor(found.Owner));
    }

    public void UnsuspendApp(long installation)
    {
        using var entry = _hub.World.Enter();
        var found = FindInstallation(installation);
        (found.SuspendedAt, found.SuspendedBy) = (null, null);
        _hub.Announcer.Installation(found, "unsuspend", new Actor(found.Owner));
    }

    /// <summary>Ends the installation: its tokens are unknown (401), and none can be minted (404). <see cref="InstallApp"/> makes another one.</summary>
    public void UninstallApp(long installation)
    {
        using var entry = _hub.World.Enter();
        var found = FindInstallation(installation);
        _hub.World.Installations.Remove(found);
        _hub.Tokens.RevokeAll(found);
        _hub.Announcer.Installation(found, "deleted", new Actor(found.Owner));
    }

    /// <summary>Takes the app off one repository: from now on that does not exist for it (404).</summary>
    public void TakeAppOff(long installation, string owner, string repo) => Select(installation, owner, repo, "removed");

    /// <summary>Gives the app a repository back that it was taken off.</summary>
    public void GiveAppBack(long installation, string owner, string repo) => Select(installation, owner, repo, "added");

    /// <summary>The issue is gone: 410.</summary>
    public void DeleteIssue(string owner, string repo, int issue, string by) =>
        OnIssue(owner, repo, issue, (repository, found) => _hub.Issues.Leave(repository, found, "deleted", Person(by)));

    /// <summary>Moves the issue to another repository; here it is gone as a deleted one is.</summary>
    /// <returns>Its number there.</returns>
    public int TransferIssue(string owner, string repo, int issue, string toOwner, string toRepo, string by)
    {
        using var entry = _hub.World.Enter();
        var (here, there) = (FindRepository(owner, repo), FindRepository(toOwner, toRepo));
        var found = Issue(here, issue);
        var moved = _hub.Issues.New(there, found.Author, found.Title, found.Body, null);
        var changes = new JsonObject
        {
            ["new_issue"] = IssueShape.Sent(_hub.Links, there, moved),
            ["new_repository"] = RepositoryShape.Of(_hub.Links, there),
        };
        _hub.Issues.Leave(here, found, "transferred", Person(by), ("changes", changes));
        return moved.Number;
    }

    /// <summary>Deletes a branch; GitHub closes the pull requests of a deleted head.</summary>
    public Task DeleteBranchAsync(string owner, string repo, string branch, string by, CancellationToken ct) =>
        MoveAsync(owner, repo, branch, (repository, name) => _hub.Writer.UpdateRefAsync(repository.GitPath, name, null, repository.Refs[name], ct), by, ct);

    /// <summary>Points a branch to a commit, whatever it held before.</summary>
    public Task ForcePushAsync(string owner, string repo, string branch, string commit, string by, CancellationToken ct) =>
        MoveAsync(owner, repo, branch, (repository, name) => _hub.Writer.PointAsync(repository.GitPath, name, commit, ct), by, ct);

    private async Task MoveAsync(string owner, string repo, string branch, Func<Repository, string, Task> move, string by, CancellationToken ct)
    {
        using var entry = await _hub.World.EnterAsync(ct);
        var repository = FindRepository(owner, repo);
        if (repository.Branch(branch) is null) throw new ArgumentException($"There is no branch '{branch}'.", nameof(branch));
        await move(repository, "refs/heads/" + branch);
        await _hub.Refs.SyncAsync(repository, Person(by), ct);
    }

    private void SetArchived(string owner, string repo, bool archived)
    {
        using var entry = _hub.World.Enter();
        var repository = FindRepository(owner, repo);
        if (repository.Archived == archived) return;
        repository.Archived = archived;
        _hub.Announcer.Repository(repository, archived ? "archived" : "unarchived", new Actor(repository.Owner));
    }

    private void Select(long installation, string owner, string repo, string action)
    {
        using var entry = _hub.World.Enter();
        var (found, repository) = (FindInstallation(installation), FindRepository(owner, repo));
        if (!(action == "removed" ? found.Without.Add(repository.Id) : found.Without.Remove(repository.Id))) return;
        found.Selection = "selected";
        _hub.Announcer.Selection(found, action, repository, new Actor(found.Owner));
    }

    private Installation FindInstallation(long id) =>
        _hub.World.Installations.Find(installation => installation.Id == id) ?? throw new ArgumentException($"There is no installation {id}.", nameof(id));
}
