using System.CommandLine;
using Swarm.Bot.Cli.Config;
using Swarm.Bot.Cli.Doctor;
using Swarm.Bot.Cli.Jobs;
using Swarm.Bot.Cli.Run;
using Swarm.Bot.Cli.Serve;
using Swarm.Bot.Cli.Setup;
using Swarm.Bot.Cli.Tracks;

namespace Swarm.Bot.Cli;

/// <summary>The command <c>swarm</c>. Exit codes: 0 good, 1 the thing examined has faults, 2 could not run.</summary>
public static class SwarmCommandLine
{
    /// <summary>After a signal a command has so long to hand over what runs before the process ends anyway.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(40);

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Terminal.OfProcess(), CancellationToken.None);

    /// <param name="ct">Stops the command as Ctrl+C does.</param>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken ct)
    {
        var parsed = Root(terminal).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await terminal.Error.WriteLineAsync($"swarm: {error.Message}");
            await terminal.Error.WriteLineAsync("swarm --help lists the commands.");
            return ExitCodes.CouldNotRun;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = terminal.Out, Error = terminal.Error, ProcessTerminationTimeout = Farewell }, ct);
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.CouldNotRun;
        }
        catch (Exception e)
        {
            await terminal.Error.WriteLineAsync($"swarm: {e.Message}");
            return ExitCodes.CouldNotRun;
        }
    }

    /// <summary>The tree of commands.</summary>
    internal static RootCommand Root(Terminal terminal) =>
        new("Swarm.Bot: label an issue, get a gated, reviewed pull request built by parallel agents.")
        {
            DemoCommand.Create(),
            SetupCommand.Create(terminal),
            ServeCommand.Create(terminal),
            RunCommand.Create(terminal),
            TrackCommand.Create(terminal),
            DoctorCommand.Create(terminal),
            JobsCommand.Create(terminal),
            ConfigCommand.Create(terminal),
        };
}
