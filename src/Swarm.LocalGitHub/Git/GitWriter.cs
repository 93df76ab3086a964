using System.Globalization;
using System.Text;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Git;

/// <summary>Changes to bare repositories that the server makes itself.</summary>
internal sealed class GitWriter(GitProcess git, TimeProvider time)
{
    public async Task CreateAsync(string repository, string defaultBranch, CancellationToken ct)
    {
        Directory.CreateDirectory(repository);
        await Demand(repository, ["init", "--quiet", "--bare", "--template=", $"--initial-branch={defaultBranch}"], ct);
        foreach (var (key, value) in Settings) await Demand(repository, ["config", key, value], ct);
        WorkflowGuard.Install(repository);
    }

    /// <summary>Copies the source's HEAD to the branch. False where the source has no commit.</summary>
    public async Task<bool> ImportAsync(string repository, string source, string branch, CancellationToken ct)
    {
        var head = await git.RunAsync(source, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], ct);
        if (!head.Ok) return false;
        await Demand(repository, ["fetch", "--quiet", "--no-tags", Path.GetFullPath(source), $"+HEAD:refs/heads/{branch}"], ct);
        return true;
    }

    /// <summary>The branch that the source's HEAD names; <c>main</c> where it names none.</summary>
    public async Task<string> DefaultBranchAsync(string source, CancellationToken ct)
    {
        var output = await git.RunAsync(source, ["symbolic-ref", "--quiet", "--short", "HEAD"], ct);
        return output.Ok ? output.Line : "main";
    }

    /// <summary>Moves, creates (old null) or deletes (new null) a ref. False when it did not stand at <paramref name="old"/>.</summary>
    public async Task<bool> UpdateRefAsync(string repository, string name, string? @new, string? old, CancellationToken ct)
    {
        IReadOnlyList<string> arguments = @new is null
            ? ["update-ref", "-d", name, old ?? ""]
            : ["update-ref", name, @new, old ?? new string('0', 40)];
        return (await git.RunAsync(repository, arguments, ct)).Ok;
    }

    /// <summary>Moves a ref wherever it stands.</summary>
    public Task PointAsync(string repository, string name, string sha, CancellationToken ct) =>
        Demand(repository, ["update-ref", name, sha], ct);

    public async Task<string> CommitTreeAsync(string repository, string tree, IReadOnlyList<string> parents, string message, Account by, CancellationToken ct)
    {
        List<string> arguments = ["commit-tree", tree];
        foreach (var parent in parents) arguments.AddRange(["-p", parent]);
        return (await git.RunAsync(repository, arguments, ct, Encoding.UTF8.GetBytes(message), Identity(by))).Demand().Line;
    }

    /// <summary>The parent's tree with one file written.</summary>
    public async Task<string> TreeWithFileAsync(string repository, string? parent, string path, string content, CancellationToken ct)
    {
        var index = Path.Combine(repository, $"index-{Guid.NewGuid():N}");
        var extra = new Dictionary<string, string> { ["GIT_INDEX_FILE"] = index };
        try
        {
            var blob = (await git.RunAsync(repository, ["hash-object", "-w", "--stdin"], ct, Encoding.UTF8.GetBytes(content))).Demand().Line;
            if (parent is not null) (await git.RunAsync(repository, ["read-tree", parent], ct, extra: extra)).Demand();
            (await git.RunAsync(repository, ["update-index", "--add", "--cacheinfo", $"100644,{blob},{path}"], ct, extra: extra)).Demand();
            return (await git.RunAsync(repository, ["write-tree"], ct, extra: extra)).Demand().Line;
        }
        finally
        {
            File.Delete(index);
        }
    }

    private static readonly (string Key, string Value)[] Settings =
    [
        ("gc.auto", "0"),
        ("core.logAllRefUpdates", "false"),
        ("uploadpack.allowFilter", "true"),
        ("uploadpack.allowAnySHA1InWant", "true"),
        ("receive.fsckObjects", "true"),
        ("receive.hideRefs", "refs/pull"),
    ];

    private Dictionary<string, string> Identity(Account by)
    {
        var seconds = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var email = $"{by.Id}+{by.Login}@users.noreply.github.localhost";
        return new Dictionary<string, string>
        {
            ["GIT_AUTHOR_NAME"] = by.Login,
            ["GIT_AUTHOR_EMAIL"] = email,
            ["GIT_AUTHOR_DATE"] = $"{seconds} +0000",
            ["GIT_COMMITTER_NAME"] = by.Login,
            ["GIT_COMMITTER_EMAIL"] = email,
            ["GIT_COMMITTER_DATE"] = $"{seconds} +0000",
        };
    }

    private async Task Demand(string repository, IReadOnlyList<string> arguments, CancellationToken ct) =>
        (await git.RunAsync(repository, arguments, ct)).Demand();
}
