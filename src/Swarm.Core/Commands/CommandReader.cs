using System.Collections.Immutable;
using System.Globalization;
using Swarm.Core.Policies;

namespace Swarm.Core.Commands;

/// <summary>Finds the commands of a comment: lines that begin with <c>/swarm</c>, outside quotes and code.</summary>
public static class CommandReader
{
    /// <summary>Commands after this many in one comment are not read.</summary>
    public const int MostPerComment = 5;

    public static ImmutableArray<SwarmCommand> Read(string body) =>
        [.. PlainLines(body)
            .Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 0 && words[0].Equals(CommandTable.Prefix, StringComparison.OrdinalIgnoreCase))
            .Take(MostPerComment)
            .Select(Command)];

    /// <summary>Lines that are neither quoted nor in a code block nor hidden from readers of the page.</summary>
    public static IEnumerable<string> PlainLines(string body)
    {
        string? fence = null;
        foreach (var raw in UntrustedText.Clean(body).Text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = raw.Trim();
            if (fence is not null)
            {
                if (Closes(line, fence)) fence = null;
            }
            else if (Fence(line) is { } opened) fence = opened;
            else if (line.Length > 0 && line[0] != '>' && !raw.StartsWith("    ", StringComparison.Ordinal) && raw[0] != '\t') yield return line;
        }
    }

    /// <summary>The run of three or more backticks or tildes that opens a code block on this line, or null.</summary>
    private static string? Fence(string line)
    {
        if (line.Length < 3 || line[0] is not ('`' or '~')) return null;
        var run = line.Length - line.TrimStart(line[0]).Length;
        // "```x``` y" on one line is a code span.
        return run >= 3 && !(line[0] == '`' && line.AsSpan(run).Contains('`')) ? line[..run] : null;
    }

    /// <summary>A block is closed by a run that is at least as long as its fence and by nothing else.</summary>
    private static bool Closes(string line, string fence) =>
        line.Length >= fence.Length && line.All(c => c == fence[0]);

    private static SwarmCommand Command(string[] words)
    {
        if (words.Length == 1) return new SwarmCommand.Status();
        var rest = words[2..];
        return words[1].ToLowerInvariant() switch
        {
            "status" => new SwarmCommand.Status(),
            "help" => new SwarmCommand.Help(),
            "next" => new SwarmCommand.Next(),
            "approve" => new SwarmCommand.Approve(),
            "pause" => new SwarmCommand.Pause(),
            "resume" => new SwarmCommand.Resume(),
            "cancel" => new SwarmCommand.Cancel(),
            "answer" => rest.Length >= 2 ? new SwarmCommand.Answer(Id(rest[0]), string.Join(' ', rest[1..])) : Form("answer"),
            "retry" => rest.Length == 1 ? new SwarmCommand.Retry(Id(rest[0])) : Form("retry"),
            "skip" => rest.Length == 1 ? new SwarmCommand.Skip(Id(rest[0])) : Form("skip"),
            "dispatch" => rest.Length >= 1 ? new SwarmCommand.Dispatch([.. rest.Select(Id)]) : Form("dispatch"),
            "budget" => Budget(rest),
            _ => Unknown(words[1]),
        };
    }

    private static SwarmCommand Budget(string[] rest) =>
        rest.Length == 1
        && decimal.TryParse(rest[0].TrimStart('+', '$'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var usd)
        && usd is > 0 and <= 10_000
            ? new SwarmCommand.Budget(usd)
            : Form("budget");

    private static SwarmCommand.Unclear Form(string name) =>
        new($"Write it like this: `{CommandTable.All.First(command => command.Name == name).Form}`.");

    private static SwarmCommand.Unclear Unknown(string word)
    {
        var shown = word.Length > 30 ? word[..30] : word;
        return new SwarmCommand.Unclear(CommandTable.Nearest(word) is { } near
            ? $"There is no command `{Plain(shown)}`. Did you mean `/swarm {near}`?"
            : $"There is no command `{Plain(shown)}`. `/swarm help` lists them all.");
    }

    private static string Plain(string word) => new([.. word.Where(c => char.IsLetterOrDigit(c) || c is '-' or '_')]);

    private static string Id(string word) => word.Trim(',', '.', ';', ':').ToUpperInvariant();
}
