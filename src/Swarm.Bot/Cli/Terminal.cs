using System.Collections;
using System.Collections.Immutable;
using Spectre.Console;

namespace Swarm.Bot.Cli;

/// <summary>What a command has to do with: its three streams and its environment.</summary>
public sealed record Terminal
{
    private const int UnknownWidth = 160;

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    public required TextReader In { get; init; }

    /// <summary>True where a person can be asked: standard input is a terminal.</summary>
    public bool CanAsk { get; init; }

    /// <summary>True where colours may be used: standard output is a terminal.</summary>
    public bool IsRich { get; init; }

    /// <summary>Columns of a line; default 160.</summary>
    public int Width { get; init; } = UnknownWidth;

    /// <summary>Environment variables. Default: none.</summary>
    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The streams and the environment of this process.</summary>
    public static Terminal OfProcess() => new()
    {
        Out = Console.Out,
        Error = Console.Error,
        In = Console.In,
        CanAsk = !Console.IsInputRedirected,
        IsRich = !Console.IsOutputRedirected,
        Width = Console.IsOutputRedirected ? UnknownWidth : Math.Max(40, Console.WindowWidth),
        Variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToImmutableDictionary(each => (string)each.Key, each => each.Value as string ?? ""),
    };

    /// <summary>A variable's value; null where it is not set or empty.</summary>
    public string? Variable(string name) => Variables.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>Where people read: standard output, or standard error while standard output belongs to a JSON object.</summary>
    internal IAnsiConsole ForPeople(bool jsonOnOutput)
    {
        var rich = IsRich && !jsonOnOutput && Variable("NO_COLOR") is null;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = rich ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = rich ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(jsonOnOutput ? Error : Out),
        });
        console.Profile.Width = Width;
        return console;
    }
}
