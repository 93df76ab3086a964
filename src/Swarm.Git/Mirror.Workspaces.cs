using System.Text.Json;

namespace Swarm.Git;

public sealed partial class Mirror
{
    /// <summary>
    /// A new work tree of <paramref name="commit"/> in a folder of its own, with a private git directory for the foreign code
    /// (branch <c>work</c>, paths as a cell shows them). It appears whole or not at all.
    /// </summary>
    /// <exception cref="InvalidOperationException">The key has a workspace already: open or remove that one.</exception>
    /// <exception cref="GitException">The commit is unknown, or the disk is full.</exception>
    public async Task<Workspace> CreateWorkspaceAsync(string key, string commit, CancellationToken ct)
    {
        var folder = _folder.Workspace(key);
        if (Directory.Exists(folder)) throw new InvalidOperationException($"The workspace '{key}' exists; open it or remove it first.");
        ObjectId.Demand(commit);
        var whole = new Workspace(key, commit, await _shared.Spares.TakeAsync(commit, ct) ?? await FreshAsync(key, commit, ct));
        WorkspaceFiles.Write(whole);
        Directory.Move(whole.Folder, folder);
        _shared.Spares.Refill(commit);
        return whole with { Folder = folder };
    }

    /// <summary>The workspace that was made under <paramref name="key"/>, also in an earlier life, or null.</summary>
    public async Task<Workspace?> OpenWorkspaceAsync(string key, CancellationToken ct)
    {
        var folder = _folder.Workspace(key);
        if (!Directory.Exists(folder)) return null;
        await using var file = File.OpenRead(WorkspaceFiles.Description(folder));
        var workspace = await JsonSerializer.DeserializeAsync(file, WorkspaceJson.Default.Workspace, ct);
        return workspace! with { Folder = folder };
    }

    /// <summary>The keys of all workspaces, for clearing up after a restart.</summary>
    public async Task<IReadOnlyList<string>> ListWorkspacesAsync(CancellationToken ct)
    {
        var keys = new List<string>();
        foreach (var folder in Directory.EnumerateDirectories(_folder.Workspaces).Order(StringComparer.Ordinal))
        {
            await using var file = File.OpenRead(WorkspaceFiles.Description(folder));
            keys.Add((await JsonSerializer.DeserializeAsync(file, WorkspaceJson.Default.Workspace, ct))!.Key);
        }
        return keys;
    }

    /// <summary>
    /// Commits what the tree holds now on top of <paramref name="parent"/>; files that the repository ignores stay out. Nothing of the
    /// tree is run, followed or believed. Call it when the cell has ended. The same tree and arguments give the same commit.
    /// </summary>
    public async Task<TakenIn> TakeInAsync(Workspace w, string parent, string message, GitIdentity id, DateTimeOffset date, CancellationToken ct)
    {
        ObjectId.Demand(parent);
        var intake = await IntakeAsync(w, ct);
        if (intake.Tree is null) return new(null, [], intake.Suspicious);
        var changes = await ChangesAsync(parent, intake.Tree, ct);
        if (changes.IsEmpty) return new(null, [], intake.Suspicious);
        var commit = await CommitTreeAsync(intake.Tree, [parent], message, id, date, ct);
        WorkspaceFiles.Remember(w, commit);
        return new(commit, changes, [.. intake.Suspicious, .. Suspicion.Of(changes, w.Tree)]);
    }

    private async Task<string> FreshAsync(string key, string commit, CancellationToken ct)
    {
        var fresh = new Workspace(key, commit, _folder.Unfinished());
        await _shared.Checkout.FillAsync(fresh, ct);
        return fresh.Folder;
    }

    private Task<Intake> IntakeAsync(Workspace w, CancellationToken ct) => new TreeIntake(_git, _folder.Repository, w).RunAsync(ct);
}
