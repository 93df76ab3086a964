using Swarm.Git;

namespace Swarm.Benchmarks.Fuzz;

/// <summary>What reads git's output, in which a repository's names and a remote's words stand.</summary>
internal static class GitTargets
{
    private const string Ref = "refs/heads/swarm/1/head";

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        FuzzTargets.OnText("changed files", FuzzSeeds.Changes, text => FuzzTargets.Documented<GitException>(() => ChangeReader.Read(text))),
        FuzzTargets.OnText("push report", FuzzSeeds.PushReports, Push),
        FuzzTargets.OnText("git's version", ["git version 2.43.0 (Apple Git-1)\n", "git version 2.38.windows.1\n"], text => GitVersionCheck.Read(text)),
        FuzzTargets.OnText("trouble of a remote", FuzzSeeds.PushReports, text => RemoteTrouble.MayPass(text)),
    ];

    private static void Push(string text)
    {
        if (PushReport.Line(text, Ref) is not null) PushReport.Reason(new GitOutput(1, System.Text.Encoding.UTF8.GetBytes(text), text, Truncated: false), Ref);
    }
}
