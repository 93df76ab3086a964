using Spectre.Console;

namespace Swarm.Bot.Cli;

/// <summary>Where people read: standard output, or standard error while standard output belongs to a JSON object.</summary>
internal static class Consoles
{
    private const int UnknownWidth = 160;

    public static IAnsiConsole ForPeople(bool jsonOnOutput)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(jsonOnOutput ? Console.Error : Console.Out) });
        var redirected = jsonOnOutput ? Console.IsErrorRedirected : Console.IsOutputRedirected;
        if (redirected) console.Profile.Width = UnknownWidth;
        return console;
    }
}
