using System.Text.Json.Nodes;
using Swarm.LocalGitHub.Git;
using Swarm.LocalGitHub.Shapes;
using Swarm.LocalGitHub.State;
using Swarm.LocalGitHub.Webhooks;

namespace Swarm.LocalGitHub.Deeds;

/// <summary>Finds out which refs moved on disk, tells the apps, and brings pull requests up to date.</summary>
internal sealed class RefDeeds(Announcer announcer, GitStore store, GitWriter writer, PullDeeds pulls, IssueDeeds issues)
{
    private const string Zero = "0000000000000000000000000000000000000000";

    public async Task SyncAsync(Repository repository, Actor by, CancellationToken ct)
    {
        var before = repository.Refs;
        repository.Refs = await store.RefsAsync(repository.GitPath, ct);
        var names = before.Keys.Union(repository.Refs.Keys).Order(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var (old, now) = (before.GetValueOrDefault(name), repository.Refs.GetValueOrDefault(name));
            if (old != now) await AnnounceAsync(repository, new RefMove(name, old, now), by, ct);
        }
    }

    private async Task AnnounceAsync(Repository repository, RefMove move, Actor by, CancellationToken ct)
    {
        // Only branches and tags are news on GitHub; other refs are plain storage.
        if (move.Branch is null && !move.Name.StartsWith("refs/tags/", StringComparison.Ordinal)) return;
        announcer.Push(repository, by, await PushAsync(repository, move, by, ct));
        if (move.Branch is null) return;
        foreach (var issue in repository.PullRequests.Where(issue => issue.IsOpen).ToList())
        {
            if (issue.Pull!.HeadBranch == move.Branch) await HeadMovedAsync(repository, issue, move, by, ct);
            else if (issue.Pull.BaseBranch == move.Branch && move.New is not null) await BaseMovedAsync(repository, issue, move.New, by, ct);
        }
    }

    private async Task HeadMovedAsync(Repository repository, Issue issue, RefMove move, Actor by, CancellationToken ct)
    {
        if (move.New is null)
        {
            issues.Close(repository, issue, by);
            return;
        }
        var pull = issue.Pull!;
        pull.HeadSha = move.New;
        await pulls.RefreshAsync(repository, pull, ct);
        await writer.PointAsync(repository.GitPath, $"refs/pull/{issue.Number}/head", pull.HeadSha, ct);
        announcer.Issue(repository, issue, "synchronize", by, ("before", move.Old ?? Zero), ("after", move.New));
    }

    private async Task BaseMovedAsync(Repository repository, Issue issue, string tip, Actor by, CancellationToken ct)
    {
        var pull = issue.Pull!;
        if (await store.IsAncestorAsync(repository.GitPath, pull.HeadSha, tip, ct))
        {
            pulls.FinishMerge(repository, issue, by, tip);
            return;
        }
        pull.BaseSha = tip;
        await pulls.RefreshAsync(repository, pull, ct);
    }

    private async Task<JsonObject> PushAsync(Repository repository, RefMove move, Actor by, CancellationToken ct)
    {
        var git = repository.GitPath;
        var links = announcer.Links;
        var forced = move is { Old: not null, New: not null } && !await store.IsAncestorAsync(git, move.Old, move.New, ct);
        var since = move.Old ?? repository.Branch(repository.DefaultBranch);
        var commits = move.New is null ? [] : await store.LogAsync(git, since, move.New, 20, ct);
        var head = move.New is null ? null : await store.CommitAsync(git, move.New, ct);
        return new JsonObject
        {
            ["ref"] = move.Name,
            ["before"] = move.Old ?? Zero,
            ["after"] = move.New ?? Zero,
            ["created"] = move.Old is null,
            ["deleted"] = move.New is null,
            ["forced"] = forced,
            ["base_ref"] = null,
            ["compare"] = $"{links.Web(repository)}/compare/{(move.Old ?? Zero)[..12]}...{(move.New ?? Zero)[..12]}",
            ["commits"] = JsonList.Of(commits, commit => CommitShape.Pushed(links, repository, commit)),
            ["head_commit"] = head is null ? null : CommitShape.Pushed(links, repository, head),
            ["pusher"] = new JsonObject { ["name"] = by.Login, ["email"] = $"{by.Account.Id}+{by.Login}@users.noreply.github.localhost" },
        };
    }

    private sealed record RefMove(string Name, string? Old, string? New)
    {
        public string? Branch => Name.StartsWith("refs/heads/", StringComparison.Ordinal) ? Name["refs/heads/".Length..] : null;
    }
}
