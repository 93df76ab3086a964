using Swarm.Core.Policies;
using Swarm.Git;

namespace Swarm.Bot.Cli.Run;

/// <summary>
/// Makes the repository that the local GitHub imports: one branch, named as HEAD. It borrows the objects of the source and is gone
/// after the import, so nothing is written to the source and no configuration or hook of it is obeyed.
/// </summary>
internal static class RepositoryCopy
{
    public static async Task<string> MakeAsync(SourceRepository source, string folder, CancellationToken ct)
    {
        var copy = Path.Combine(folder, "source.git");
        await DemandAsync(["init", "--quiet", "--bare", "--template=", copy], ct);
        await File.WriteAllTextAsync(Path.Combine(copy, "objects", "info", "alternates"), Path.Combine(source.GitDir, "objects") + "\n", ct);
        // The one place of the product that makes a ref outside its own: in a repository that nobody else ever sees.
        await DemandAsync([$"--git-dir={copy}", "update-ref", $"refs/heads/{source.Branch}", source.Commit], ct);
        await DemandAsync([$"--git-dir={copy}", "symbolic-ref", "HEAD", $"refs/heads/{source.Branch}"], ct);
        return copy;
    }

    /// <summary>Brings a branch of the local GitHub into the source; a branch that is there is only ever added to.</summary>
    /// <returns>The name under which it came.</returns>
    /// <exception cref="GitException">Git could not do it.</exception>
    public static async Task<string> BringBackAsync(SourceRepository source, string from, string branch, string commit, string prefix, CancellationToken ct)
    {
        // Objects first, under no name: whether an old branch is an ancestor can be asked only then.
        await DemandAsync(Fetch(source, from, $"refs/heads/{branch}"), ct);
        var name = await HeadNames.FreeAsync(source, branch, commit, ct);
        await DemandAsync(Fetch(source, from, $"refs/heads/{branch}:{WritableRefs.Demand($"refs/heads/{name}", prefix)}"), ct);
        return name;
    }

    private static string[] Fetch(SourceRepository source, string from, string refspec) =>
    [
        $"--git-dir={source.GitDir}", "-c", "fetch.writeCommitGraph=false", "fetch", "--no-progress", "--no-tags", "--no-prune", "--no-write-fetch-head", "--no-recurse-submodules", "--no-auto-maintenance",
        "--", from, refspec,
    ];

    private static async Task DemandAsync(string[] arguments, CancellationToken ct)
    {
        var output = await new GitExecutable().RunAsync(new GitCall([.. arguments]), ct);
        if (output.ExitCode != 0) throw new GitException($"git ended with {output.ExitCode}: {Answer.Plain(output.Error, 1_000)}");
    }
}
