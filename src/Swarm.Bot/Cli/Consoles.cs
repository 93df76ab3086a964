using Spectre.Console;

namespace Swarm.Bot.Cli;

/// <summary>Where people read: standard output, or standard error while standard output belongs to a JSON object.</summary>
internal static class Consoles
{
    private const int UnknownWidth = 160;

    public static IAnsiConsole ForPeople(bool jsonOnOutput)
    {
        var redirected = jsonOnOutput ? Console.IsErrorRedirected : Console.IsOutputRedirected;
        var plain = redirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(jsonOnOutput ? Console.Error : Console.Out),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (redirected) console.Profile.Width = UnknownWidth;
        return console;
    }
}
