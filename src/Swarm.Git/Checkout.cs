namespace Swarm.Git;

/// <summary>Puts the files of a commit into trees that nobody else has touched. The index stays outside of the tree.</summary>
internal sealed class Checkout(GitExecutable git, string repository)
{
    private const string SubmoduleMode = "160000";

    /// <summary>Fills an empty tree.</summary>
    /// <exception cref="GitException">The commit is unknown, or the disk is full.</exception>
    public Task FillAsync(Workspace fresh, CancellationToken ct)
    {
        Directory.CreateDirectory(fresh.Tree);
        return git.DemandAsync(Into(fresh, "read-tree", "--reset", "-u", fresh.Commit), ct);
    }

    /// <summary>
    /// Brings a pristine tree to another commit by writing only the files that differ. False when the result might not be what
    /// <see cref="FillAsync"/> gives; the tree is then of no use any more.
    /// </summary>
    public async Task<bool> TryMoveAsync(Workspace pristine, string commit, CancellationToken ct)
    {
        if (!File.Exists(pristine.PristineIndex)) return false;
        if (pristine.Commit == commit) return true;
        if (!await IsPlainAsync(pristine.Commit, commit, ct)) return false;
        return (await git.RunAsync(Into(pristine, "read-tree", "-m", "-u", commit), ct)).ExitCode == 0;
    }

    // Attributes decide how other files are written (line ends, encodings), also files that do not differ themselves.
    private async Task<bool> IsPlainAsync(string from, string to, CancellationToken ct)
    {
        var output = await git.RunAsync(new GitCall("diff-tree", "-r", "-z", "--raw", "--no-renames", "--ignore-submodules=none", from, to) { GitDir = repository }, ct);
        return output is { ExitCode: 0, Truncated: false } && output.Fields.Chunk(2).All(IsPlain);
    }

    private static bool IsPlain(string[] change) => change is [var modes, var path]
        && !modes.Contains(SubmoduleMode, StringComparison.Ordinal)
        && !path.Split('/')[^1].Equals(".gitattributes", StringComparison.OrdinalIgnoreCase);

    private GitCall Into(Workspace w, params ReadOnlySpan<string> arguments) =>
        new([.. arguments]) { GitDir = repository, WorkTree = w.Tree, IndexFile = w.PristineIndex };
}
