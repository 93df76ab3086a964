using Swarm.Git;

namespace Swarm.EndToEnd.Tests.Stage;

/// <summary>A repository of a few files; its build checks the syntax of every script, its tests run those of <c>tests/</c>.</summary>
public static class SmallRepository
{
    /// <summary>Asks nothing by itself and holds no council: what a scenario is not about is left out.</summary>
    public const string Settings = """
        autonomy: full
        ceremony: light
        agents:
          default: { runner: scripted, model: scripted-1 }
        commands: { build: sh build.sh, test: sh test.sh }

        """;

    /// <summary>The same with the product's own road: approval, council and checkpoints for more than one small task.</summary>
    public static (string Path, string Text) FullRoad { get; } = With("");

    /// <summary>The full road, but asked about after the plan only.</summary>
    public static (string Path, string Text) UntilGates { get; } = With("autonomy: until-gates\n");

    private const string Build = """
        for file in $(find . -name '*.sh'); do sh -n "$file" || exit 1; done
        """;

    private const string Tests = """
        for file in tests/*.sh; do sh "$file" || exit 1; done
        """;

    private static readonly GitIdentity Author = new("Ada Stone", "ada@small.example");
    private static readonly DateTimeOffset Date = new(2026, 2, 2, 8, 0, 0, TimeSpan.Zero);

    /// <param name="more">Files beside the usual ones, or in their stead.</param>
    public static async Task WriteAsync(string folder, IEnumerable<(string Path, string Text)> more, CancellationToken ct)
    {
        (string, string)[] usual =
        [
            (".github/swarm.yml", Settings), ("build.sh", Build), ("test.sh", Tests), ("README.md", "# Small\n"),
            ("src/list.txt", "one\ntwo\nthree\nfour\nfive\n"), ("tests/list.sh", "grep -q one src/list.txt\n"),
        ];
        foreach (var (path, text) in usual.Concat(more))
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text, ct);
        }

        var git = new GitExecutable();
        await DemandAsync(git, new GitCall("init", "--quiet", "--initial-branch=main", folder), ct);
        await DemandAsync(git, new GitCall("add", "--all", folder) { GitDir = Path.Combine(folder, ".git"), WorkTree = folder }, ct);
        await DemandAsync(git, new GitCall("commit", "--quiet", "--message=Begin") { GitDir = Path.Combine(folder, ".git"), WorkTree = folder, SignedBy = (Author, Date) }, ct);
    }

    private static (string, string) With(string autonomy) =>
        (".github/swarm.yml", Settings.Replace("autonomy: full\nceremony: light\n", autonomy, StringComparison.Ordinal));

    private static async Task DemandAsync(GitExecutable git, GitCall call, CancellationToken ct) =>
        (await git.RunAsync(call, ct)).ExitCode.ShouldBe(0, $"git {call.Arguments[0]}");
}
