using System.Diagnostics;
using Swarm.Testing;

namespace Swarm.Bot.Tests.Cli;

/// <summary>A real repository of two files, with work of a person lying in it.</summary>
internal sealed class SmallRepository : IDisposable
{
    private const string Settings = "autonomy: checkpoint\nbudget: { trackUsd: 3 }\n";

    private SmallRepository()
    {
    }

    public TemporaryFolder Folder { get; } = new();

    public string Path => Folder["greeter"];

    /// <summary>With changes that are staged, that are not, and a file that git does not know.</summary>
    public static SmallRepository Make(string settings = Settings)
    {
        Real.Executable("git", "apt-get install git");
        var made = new SmallRepository();
        made.Folder.Write("greeter/hello.txt", "hello\n");
        made.Folder.Write("greeter/notes.txt", "notes\n");
        made.Folder.Write("greeter/.github/swarm.yml", settings);
        made.Git("init", "--quiet", "--initial-branch=main");
        made.Git("add", "--all");
        made.Git("commit", "--quiet", "--message=Greet");
        made.Folder.Write("greeter/hello.txt", "hello, and more\n");
        made.Git("add", "hello.txt");
        made.Folder.Write("greeter/notes.txt", "notes that nobody has staged\n");
        made.Folder.Write("greeter/new.txt", "a new file\n");
        return made;
    }

    public string Issue(string text = "# Say goodbye too\n\nA file that says goodbye, and one that says thanks.\n") => Folder.Write("issue.md", text);

    public string Git(params string[] arguments) => GitIn(Path, arguments);

    public static string GitIn(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new[] { ("GIT_AUTHOR_NAME", "Kim"), ("GIT_AUTHOR_EMAIL", "kim@example.org"), ("GIT_COMMITTER_NAME", "Kim"), ("GIT_COMMITTER_EMAIL", "kim@example.org"), ("GIT_CONFIG_GLOBAL", "/dev/null") })
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {error.Result}");
    }

    /// <summary>HEAD, every ref, the index and every file of the work tree with its text.</summary>
    public string Look(string exceptRefs = "(none)") => string.Join('\n',
    [
        File.ReadAllText(Folder["greeter/.git/HEAD"]),
        .. Git("for-each-ref").Split('\n').Where(line => !line.Contains(exceptRefs, StringComparison.Ordinal)),
        Git("ls-files", "--stage"),
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Folder["greeter/.git/index"]))),
        .. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/.git/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(file => $"{file} {File.GetLastWriteTimeUtc(file):O}: {File.ReadAllText(file)}"),
    ]);

    public void Dispose() => Folder.Dispose();
}
