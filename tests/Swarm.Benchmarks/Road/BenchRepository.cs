using Swarm.Git;

namespace Swarm.Benchmarks.Road;

/// <summary>The repository that is worked on: a few hundred small files and a build command that takes no time.</summary>
internal static class BenchRepository
{
    public const int Files = 300;

    private const string Settings = """
        autonomy: full
        ceremony: light
        budget: { trackUsd: 10000, dayUsd: 10000, personDayUsd: 10000 }
        agents:
          default: { runner: scripted, model: scripted-1 }
        commands: { build: sh build.sh }
        """;

    private static readonly GitIdentity Author = new("Bench", "bench@example.com");
    private static readonly DateTimeOffset Date = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public static async Task WriteAsync(string folder, CancellationToken ct)
    {
        await FileAsync(folder, ".github/swarm.yml", Settings, ct);
        await FileAsync(folder, "build.sh", "test -d notes\n", ct);
        await FileAsync(folder, "notes/README.md", "Notes of the tasks.\n", ct);
        for (var i = 0; i < Files; i++) await FileAsync(folder, $"src/part{i % 20}/file{i}.txt", string.Concat(Enumerable.Repeat($"Line of file {i}.\n", 40)), ct);
        var git = new GitExecutable();
        var within = new GitCall { GitDir = Path.Combine(folder, ".git"), WorkTree = folder };
        await RunAsync(git, new GitCall("init", "--quiet", "--initial-branch=main", folder), ct);
        await RunAsync(git, within with { Arguments = ["add", "--all", folder] }, ct);
        await RunAsync(git, within with { Arguments = ["commit", "--quiet", "--message=Begin"], SignedBy = (Author, Date) }, ct);
    }

    private static async Task FileAsync(string folder, string path, string text, CancellationToken ct)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text, ct);
    }

    private static async Task RunAsync(GitExecutable git, GitCall call, CancellationToken ct)
    {
        var output = await git.RunAsync(call, ct);
        if (output.ExitCode != 0) throw new GitException($"git {call.Arguments[0]} ended with {output.ExitCode}: {output.Error.Trim()}");
    }
}
