using System.CommandLine;

namespace Swarm.Bot.Cli;

/// <summary>The command <c>swarm</c>. Exit codes: 0 good, 1 the thing examined has faults, 2 could not run.</summary>
public static class SwarmCommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Swarm.Bot: label an issue, get a gated, reviewed pull request built by parallel agents.")
        {
            DemoCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync($"swarm: {error.Message}");
            await Console.Error.WriteLineAsync("swarm --help lists the commands.");
            return ExitCodes.CouldNotRun;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.CouldNotRun;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync($"swarm: {e.Message}");
            return ExitCodes.CouldNotRun;
        }
    }
}
