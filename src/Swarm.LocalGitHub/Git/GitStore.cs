using System.Globalization;

namespace Swarm.LocalGitHub.Git;

/// <summary>Questions to bare repositories.</summary>
internal sealed class GitStore(GitProcess git)
{
    private const string LogFormat = "--format=%H%x00%T%x00%P%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B%x1e";

    public async Task<Dictionary<string, string>> RefsAsync(string repository, CancellationToken ct)
    {
        var output = await git.RunAsync(repository, ["for-each-ref", "--format=%(objectname) %(refname)"], ct);
        return output.Demand().Text
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', 2))
            .Where(parts => !parts[1].StartsWith("refs/pull/", StringComparison.Ordinal))
            .ToDictionary(parts => parts[1], parts => parts[0], StringComparer.Ordinal);
    }

    /// <summary>The commit a revision names, or null.</summary>
    public async Task<string?> CommitOfAsync(string repository, string revision, CancellationToken ct)
    {
        if (revision.Length == 0 || revision.StartsWith('-')) return null;
        var output = await git.RunAsync(repository, ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"], ct);
        return output.Ok ? output.Line : null;
    }

    /// <summary>The commit a branch, a tag or a commit id names, as the API looks it up.</summary>
    public async Task<string?> ResolveAsync(string repository, string name, CancellationToken ct) =>
        await CommitOfAsync(repository, "refs/heads/" + name, ct)
        ?? await CommitOfAsync(repository, "refs/tags/" + name, ct)
        ?? (IsAnyName(name) ? await CommitOfAsync(repository, name, ct) : null);

    public async Task<string?> MergeBaseAsync(string repository, string one, string other, CancellationToken ct)
    {
        var output = await git.RunAsync(repository, ["merge-base", one, other], ct);
        return output.Ok ? output.Line : null;
    }

    public async Task<bool> IsAncestorAsync(string repository, string ancestor, string descendant, CancellationToken ct) =>
        (await git.RunAsync(repository, ["merge-base", "--is-ancestor", ancestor, descendant], ct)).Ok;

    public async Task<int> CountAsync(string repository, string from, string to, CancellationToken ct)
    {
        var output = await git.RunAsync(repository, ["rev-list", "--count", $"{from}..{to}"], ct);
        return int.Parse(output.Demand().Line, CultureInfo.InvariantCulture);
    }

    public async Task<IReadOnlyList<DiffFile>> DiffAsync(string repository, string from, string to, CancellationToken ct)
    {
        var output = await git.RunAsync(repository, ["-c", "core.quotePath=false", "diff", "--no-color", "--no-ext-diff", "--no-textconv", "-M", from, to, "--"], ct);
        return DiffReader.Read(output.Demand().Text);
    }

    /// <summary>Commits reachable from <paramref name="to"/> and not from <paramref name="from"/>, oldest first.</summary>
    public async Task<IReadOnlyList<CommitInfo>> LogAsync(string repository, string? from, string to, int limit, CancellationToken ct)
    {
        List<string> arguments = ["log", "--reverse", LogFormat, $"--max-count={limit}", to];
        if (from is not null) arguments.Add("^" + from);
        var output = await git.RunAsync(repository, [.. arguments, "--"], ct);
        return [.. output.Demand().Text.Split('\x1e').Select(entry => entry.TrimStart('\n')).Where(entry => entry.Length > 0).Select(ReadCommit)];
    }

    public async Task<CommitInfo> CommitAsync(string repository, string sha, CancellationToken ct)
    {
        var output = await git.RunAsync(repository, ["log", "-1", LogFormat, sha, "--"], ct);
        return ReadCommit(output.Demand().Text.Split('\x1e')[0]);
    }

    /// <summary>The entry at a path, or with a trailing slash what lies in that folder.</summary>
    public async Task<IReadOnlyList<TreeEntry>> TreeAsync(string repository, string commit, string path, CancellationToken ct)
    {
        List<string> arguments = ["ls-tree", "-z", "--long", commit, "--"];
        if (path.Length > 0) arguments.Add(path);
        var output = await git.RunAsync(repository, arguments, ct);
        return output.Ok ? [.. output.Text.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(ReadEntry)] : [];
    }

    public async Task<byte[]> BlobAsync(string repository, string sha, CancellationToken ct) =>
        (await git.RunAsync(repository, ["cat-file", "blob", sha], ct)).Demand().Bytes;

    /// <summary>The tree of a clean merge, or null on a conflict.</summary>
    public async Task<string?> MergeTreeAsync(string repository, string one, string other, CancellationToken ct)
    {
        var output = await git.RunAsync(repository, ["merge-tree", "--write-tree", one, other], ct);
        return output.Ok ? output.Line : null;
    }

    // A bare word must not reach git's own names such as HEAD@{1} or main~3.
    private static bool IsAnyName(string name) => name == "HEAD" || name.StartsWith("refs/", StringComparison.Ordinal) || IsSha(name);

    private static bool IsSha(string name) => name.Length is >= 7 and <= 40 && name.All(char.IsAsciiHexDigit);

    private static TreeEntry ReadEntry(string line)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        var parts = line[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new TreeEntry(parts[1], parts[2], long.TryParse(parts[3], out var size) ? size : 0, line[(tab + 1)..]);
    }

    private static CommitInfo ReadCommit(string entry)
    {
        var parts = entry.Split('\0');
        var parents = parts[2].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new CommitInfo(parts[0], parts[1], parents, parts[3], parts[4], parts[5], parts[6], parts[7], parts[8], parts[9].TrimEnd('\n'));
    }
}
