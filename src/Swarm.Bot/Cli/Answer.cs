using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;
using Swarm.Bot.Settings;

namespace Swarm.Bot.Cli;

/// <summary>
/// What a command says. With <paramref name="json"/> standard output gets one JSON object and nothing else; lines for people go to
/// standard error then.
/// </summary>
internal sealed class Answer(Terminal terminal, bool json)
{
    private const int LongestCell = 400;

    public bool IsJson => json;

    public Terminal Terminal => terminal;

    /// <summary>Lines for people.</summary>
    public IAnsiConsole Console { get; } = terminal.ForPeople(json);

    private TextWriter Lines => json ? terminal.Error : terminal.Out;

    /// <summary>A line for people, never wrapped or cut.</summary>
    public void Line(string text = "") => Lines.WriteLine(text);

    /// <summary>Words before which a person types.</summary>
    public void Prompt(string text)
    {
        Lines.Write($"{text} ");
        Lines.Flush();
    }

    /// <summary>Foreign text as it may stand in a line: on one line and without what would steer a terminal.</summary>
    public static string Plain(string text, int most = LongestCell) => Quoting.Plain(text, most).Trim();

    /// <summary>A heading and a table below it; nothing at all without rows. Cells hold foreign text.</summary>
    public void Table(string? heading, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        foreach (var column in columns) table.AddColumn(new TableColumn(new Text(column, new Style(decoration: Decoration.Underline))) { Padding = new Padding(0, 0, 2, 0) });
        foreach (var row in rows) table.AddRow(row.Select(cell => new Text(Plain(cell))));
        if (table.Rows.Count == 0) return;
        if (heading is not null) Console.Write(new Text($"\n{heading}\n", new Style(decoration: Decoration.Bold)));
        Console.Write(table);
    }

    /// <summary>The JSON object, where one was asked for.</summary>
    public void Object<T>(T value, JsonTypeInfo<T> type)
    {
        if (json) terminal.Out.WriteLine(JsonSerializer.Serialize(value, type));
    }

    /// <summary>The command could not run.</summary>
    public int Refuse(Refusal refusal)
    {
        terminal.Error.WriteLine($"swarm: {refusal}");
        Object(new RefusalJson(refusal.Reason, refusal.NextStep), CliJson.Default.RefusalJson);
        return ExitCodes.CouldNotRun;
    }
}
