using Swarm.Agents.Scripted;

namespace Swarm.Agents.Tests;

/// <summary>Runs the tests, or, started by one of them, a scripted agent.</summary>
internal static class Program
{
    public const string ScriptedWord = "scripted-agent";

    public static Task<int> Main(string[] args)
    {
        if (args.FirstOrDefault() == ScriptedWord) return ScriptedAgent.RunAsync(args[1..], Console.Out, CancellationToken.None);
        return args.Any(arg => arg is "--server" or "--internal-msbuild-node")
            ? Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
    }
}
