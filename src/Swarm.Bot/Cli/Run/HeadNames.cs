using Swarm.Core.Policies;
using Swarm.Git;

namespace Swarm.Bot.Cli.Run;

/// <summary>Under which name the run's branch comes into the repository; nothing that is there is overwritten.</summary>
internal static class HeadNames
{
    private const int Most = 1_000;

    /// <summary>Why no branch below the prefix can be made here, or null.</summary>
    public static async Task<Refusal?> BarrierAsync(SourceRepository source, string prefix, CancellationToken ct)
    {
        if (source.Branch.StartsWith(prefix + "/", StringComparison.Ordinal))
            return new Refusal($"{source.Branch} is a branch that a run writes, so a run cannot build on it.", "Switch to the branch that the result should go to, or make one: git switch -c NAME");
        if (await CommitOfAsync(source, $"refs/heads/{prefix}", ct) is not null)
            return new Refusal($"The branch '{prefix}' stands in the way of '{prefix}/1/head'.", $"Rename it: git branch -m {prefix} NAME");
        return Writable(source);
    }

    /// <summary>The first name that is free, or whose branch <paramref name="commit"/> only adds to and nobody has checked out.</summary>
    public static async Task<string> FreeAsync(SourceRepository source, string branch, string commit, CancellationToken ct)
    {
        var (stem, last) = (branch[..branch.LastIndexOf('/')], branch[branch.LastIndexOf('/')..]);
        for (var number = 1; number < Most; number++)
        {
            var name = number == 1 ? branch : $"{stem}-{number}{last}";
            if (await IsFreeAsync(source, name, commit, ct)) return name;
        }

        throw new GitException($"All of {branch} to {stem}-{Most}{last} are taken; delete some that are not needed.");
    }

    private static async Task<bool> IsFreeAsync(SourceRepository source, string name, string commit, CancellationToken ct)
    {
        // A branch at "swarm/1-2" would keep "swarm/1-2/head" from being made.
        if (await CommitOfAsync(source, $"refs/heads/{name[..name.LastIndexOf('/')]}", ct) is not null) return false;
        if (await CommitOfAsync(source, $"refs/heads/{name}", ct) is not { } old) return true;
        var used = await SourceRepository.AskAsync([$"--git-dir={source.GitDir}", "worktree", "list", "--porcelain"], ct) ?? [];
        return !used.Contains($"branch refs/heads/{name}")
            && await SourceRepository.AskAsync([$"--git-dir={source.GitDir}", "merge-base", "--is-ancestor", old, commit], ct) is not null;
    }

    private static async Task<string?> CommitOfAsync(SourceRepository source, string name, CancellationToken ct) =>
        await SourceRepository.AskAsync([$"--git-dir={source.GitDir}", "rev-parse", "--verify", "--quiet", name], ct) is [var commit, ..] ? commit : null;

    // Asked by doing: rights, read-only disks and full ones all look different, and only the try tells.
    private static Refusal? Writable(SourceRepository source)
    {
        try
        {
            using var probe = new FileStream(Path.Combine(source.GitDir, $"swarm-probe-{Guid.NewGuid():N}"), new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose });
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Refusal($"{source.GitDir} cannot be written, so no branch can be added: {e.Message}", "Make it writable, or name a clone of it with --repo.");
        }
    }
}
