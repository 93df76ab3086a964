using Swarm.Git;

namespace Swarm.Bot.Cli.Run;

/// <summary>The repository that a run starts from. Nothing here changes it.</summary>
/// <param name="Folder">The folder that was named, in full.</param>
/// <param name="GitDir">Where its refs and objects are: for a linked work tree that of the main one.</param>
/// <param name="Branch">The branch that the run builds on.</param>
/// <param name="Commit">That branch's commit.</param>
internal sealed record SourceRepository(string Folder, string GitDir, string Branch, string Commit)
{
    /// <summary>True where HEAD was detached and <see cref="Branch"/> is a branch at the same commit.</summary>
    public bool WasDetached { get; init; }

    /// <summary>The folder's name as GitHub would take it.</summary>
    public string Name
    {
        get
        {
            var name = new string([.. Path.GetFileName(Folder.TrimEnd('/')).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-')]).Trim('.', '-', '_');
            name = name.EndsWith(".git", StringComparison.Ordinal) ? name[..^4] : name;
            return name.Length is 0 ? "repository" : name.Length > 80 ? name[..80] : name;
        }
    }

    public static async Task<Outcome<SourceRepository>> OpenAsync(string folder, CancellationToken ct)
    {
        var full = Path.GetFullPath(folder);
        var shown = Answer.Plain(folder, 200);
        if (!Directory.Exists(full)) return new Refusal($"There is no folder '{shown}'.", "Name the folder of a git repository with --repo.");
        var about = await AskAsync(["-C", full, "rev-parse", "--path-format=absolute", "--git-dir", "--git-common-dir", "--is-shallow-repository", "--show-object-format"], ct);
        if (about is not [var gitDir, var common, var shallow, var format, ..])
            return new Refusal($"'{shown}' is no git repository.", $"Name one with --repo, or make it one: git -C '{shown}' init, then add and commit the files.");
        if (shallow == "true") return new Refusal($"'{shown}' is a shallow clone, which cannot be copied.", $"Run: git -C '{shown}' fetch --unshallow");
        if (format != "sha1") return new Refusal($"'{shown}' uses {Answer.Plain(format, 20)} object names, which GitHub does not take.", "Name a repository with sha1 object names.");
        if (await AskAsync([$"--git-dir={gitDir}", "rev-parse", "--verify", "--quiet", "HEAD^{commit}"], ct) is not [var commit, ..])
            return new Refusal($"'{shown}' has no commits yet, so there is nothing to branch from.", $"Make a first one: git -C '{shown}' add --all, then git -C '{shown}' commit");
        return await OnBranchAsync(new SourceRepository(full, common, "", commit), gitDir, shown, ct);
    }

    private static async Task<Outcome<SourceRepository>> OnBranchAsync(SourceRepository source, string gitDir, string shown, CancellationToken ct)
    {
        if (await AskAsync([$"--git-dir={gitDir}", "symbolic-ref", "--quiet", "--short", "HEAD"], ct) is [var branch, ..]) return source with { Branch = branch };
        var there = await AskAsync([$"--git-dir={gitDir}", "for-each-ref", "--points-at=HEAD", "--format=%(refname:short)", "refs/heads"], ct);
        return there is [var first, ..]
            ? source with { Branch = first, WasDetached = true }
            : new Refusal($"HEAD of '{shown}' is detached at {source.Commit[..9]}, and no branch is there.", $"Make one: git -C '{shown}' switch -c NAME");
    }

    /// <summary>The lines that git answers; null where it said no.</summary>
    internal static async Task<string[]?> AskAsync(string[] arguments, CancellationToken ct)
    {
        var output = await new GitExecutable().RunAsync(new GitCall([.. arguments]), ct);
        return output.ExitCode == 0 ? output.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries) : null;
    }
}
