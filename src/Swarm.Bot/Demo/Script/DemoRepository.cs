using Swarm.Git;

namespace Swarm.Bot.Demo.Script;

/// <summary>
/// The repository that the demo works on: <c>stockroom</c>, a small command-line tool whose sources, checks and tests need
/// nothing but a POSIX shell.
/// </summary>
public static class DemoRepository
{
    private const string Folder = "Repository";
    private static readonly GitIdentity Author = new("Robin Hale", "robin@stockroom.example");
    private static readonly DateTimeOffset Date = new(2026, 3, 20, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the files into <paramref name="folder"/> and commits them to its new branch <c>main</c>; the commit is always the same.</summary>
    /// <param name="folder">An empty folder, or one that does not exist yet.</param>
    /// <exception cref="ArgumentException">The folder holds something.</exception>
    /// <exception cref="GitException">Git could not do it.</exception>
    public static async Task WriteAsync(string folder, CancellationToken ct)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new ArgumentException($"'{folder}' is not empty.", nameof(folder));
        foreach (var (path, text) in DemoFiles.Below(Folder)) await WriteAsync(Path.Combine(folder, path), text, ct);
        await CommitAsync(folder, ct);
    }

    private static async Task WriteAsync(string file, string text, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text, ct);
    }

    private static async Task CommitAsync(string folder, CancellationToken ct)
    {
        var git = new GitExecutable();
        var within = new GitCall("add", "--all") { GitDir = Path.Combine(folder, ".git"), WorkTree = folder };
        await RunAsync(git, new GitCall("init", "--quiet", "--initial-branch=main", folder), ct);
        await RunAsync(git, within with { Arguments = ["add", "--all", folder] }, ct);
        await RunAsync(git, within with { Arguments = ["commit", "--quiet", "--message=Keep the workshop's stock in one journal"], SignedBy = (Author, Date) }, ct);
    }

    private static async Task RunAsync(GitExecutable git, GitCall call, CancellationToken ct)
    {
        var output = await git.RunAsync(call, ct);
        if (output.ExitCode != 0) throw new GitException($"git {call.Arguments[0]} ended with {output.ExitCode}: {output.Error.Trim()}");
    }
}
