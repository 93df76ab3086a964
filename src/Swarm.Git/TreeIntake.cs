namespace Swarm.Git;

/// <summary>
/// Reads a tree that foreign code wrote into the mirror, with the mirror's own configuration and a copy of the pristine index.
/// Repositories and FIFOs inside the tree are moved away before git comes: unless every setting stops it, git starts "git status" in one that stands
/// where the index has a submodule, and runs programs named by its configuration; and git waits for ever
/// for the end of a FIFO named <c>.gitignore</c>.
/// </summary>
internal sealed class TreeIntake(GitExecutable git, string repository, Workspace workspace)
{
    private static readonly TimeSpan Time = TimeSpan.FromMinutes(10);

    private readonly SetAside _aside = new(workspace);
    private readonly List<string> _suspicious = [];
    private readonly string _index = Path.Combine(workspace.Folder, $"take-in.{Guid.NewGuid():n}.index");

    public async Task<Intake> RunAsync(CancellationToken ct)
    {
        try
        {
            // The copy keeps the time of the original: git compares it with the files' times to find late changes.
            File.Copy(workspace.PristineIndex, _index);
            await ClearAsync(ct);
            return await AddAsync(ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refused(e.Message.Replace(workspace.Tree, "", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(_index);
        }
    }

    private async Task ClearAsync(CancellationToken ct)
    {
        var walk = new TreeWalk(workspace.Tree);
        walk.Run();
        // Git opens files of these names while it reads any folder, so they go before it is asked anything.
        var (feared, others) = Split(walk.Specials, path => Path.GetFileName(path).StartsWith(".git", StringComparison.OrdinalIgnoreCase));
        feared.ForEach(RemoveSpecial);
        if (others.Count + walk.Repositories.Count == 0) return;

        var ignored = await IgnoredAsync([.. others, .. walk.Repositories.Select(Owner)], ct);
        others.Where(path => !ignored.Contains(path)).ToList().ForEach(RemoveSpecial);
        await RemoveRepositoriesAsync([.. walk.Repositories.Where(path => !ignored.Contains(Owner(path)))], ct);
    }

    private void RemoveSpecial(string path)
    {
        _aside.Move(path);
        _suspicious.Add($"{path}: a FIFO, socket or device; it was left out.");
    }

    private async Task RemoveRepositoriesAsync(List<string> repositories, CancellationToken ct)
    {
        if (repositories.Count == 0) return;
        foreach (var path in repositories)
        {
            _aside.Move(path);
            _suspicious.Add($"{path}: an embedded repository; its files are taken in as plain files, without its history.");
        }
        // Where the index holds a submodule link, git would pass the files below it over.
        var links = string.Concat(repositories.Select(Owner).Where(owner => owner != ".").Select(owner => owner + '\0'));
        await git.DemandAsync(Call("update-index", "-z", "--force-remove", "--stdin") with { Input = links }, ct);
    }

    // Ignored entries stay out of the tree by themselves, and a dependency's checkout in an ignored folder is nobody's crime.
    private async Task<HashSet<string>> IgnoredAsync(IEnumerable<string> paths, CancellationToken ct)
    {
        // "./" keeps a name that begins with ":" from being read as a pattern; the answer repeats it.
        var output = await git.RunAsync(Call("check-ignore", "-z", "--stdin") with { Input = string.Concat(paths.Select(path => $"./{path}\0")) }, ct);
        return output.ExitCode == 0 ? [.. output.Fields.Select(path => path[2..])] : [];
    }

    private async Task<Intake> AddAsync(CancellationToken ct)
    {
        var added = await git.RunAsync(Call("add", "-A", "--ignore-errors"), ct);
        var errors = added.Error.Split('\n').Where(line => line.StartsWith("error:", StringComparison.Ordinal) || line.StartsWith("fatal:", StringComparison.Ordinal));
        if (added.ExitCode is not (0 or 1)) return Refused(GitException.Reason(added.Error));
        if (added.ExitCode == 1) _suspicious.Add($".: git left files out: {GitException.Reason(string.Join(' ', errors))}");
        var tree = await git.DemandAsync(Call("write-tree"), ct);
        return new(tree.Line, [.. _suspicious], added.ExitCode == 0);
    }

    private Intake Refused(string reason) => new(null, [.. _suspicious, $".: the tree could not be taken in: {reason}"], false);

    private GitCall Call(params ReadOnlySpan<string> arguments) => new([.. arguments])
    {
        GitDir = repository,
        WorkTree = workspace.Tree,
        IndexFile = _index,
        Timeout = Time,
    };

    private static string Owner(string repository) => Path.GetDirectoryName(repository) is { Length: > 0 } folder ? folder : ".";

    private static (List<string> Yes, List<string> No) Split(IEnumerable<string> paths, Func<string, bool> test)
    {
        var groups = paths.ToLookup(test);
        return ([.. groups[true]], [.. groups[false]]);
    }
}
