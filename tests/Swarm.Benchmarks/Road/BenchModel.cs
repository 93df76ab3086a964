using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Swarm.Bot.Demo.Script;

namespace Swarm.Benchmarks.Road;

/// <summary>
/// The model's words. The title of the issue says what is played: a probe's explorer never ends by itself, the others plan
/// tasks that wait for each other and each write one file.
/// </summary>
internal static partial class BenchModel
{
    public const string Probe = "Probe";
    public const string Chain = "Chain";
    public const string Locks = "Locks";
    public const string One = "One task";

    /// <summary>Followed by a number that names the folder: tracks of different numbers touch different files.</summary>
    public const string Many = "Many tasks";

    /// <summary>Tasks of <see cref="Many"/>, which do not wait for each other.</summary>
    public const int ManyTasks = 10;

    /// <summary>Tasks of a chain, and of a plan of tasks that want the same lock.</summary>
    public const int Tasks = 11;

    public static ScriptedReply Reply(string brief)
    {
        var heading = Heading().Match(brief);
        var text = heading.Groups["role"].Value switch
        {
            "explorer" => brief.Contains(Probe, StringComparison.Ordinal) ? Script([new JsonObject { ["hang"] = true }], "Never written.") : Script([], "Notes lie in `notes/`."),
            "planner" => Script([], Plan(brief)),
            _ => Script([Write($"{FolderOf(brief)}{heading.Groups["task"].Value}.md")], "# Done\n\nThe note is written."),
        };
        return new ScriptedReply(text, 500, 200);
    }

    private static string Script(JsonArray steps, string report) => new JsonObject { ["steps"] = steps, ["report"] = report }.ToJsonString();

    private static JsonObject Write(string path) =>
        new() { ["write"] = new JsonObject { ["path"] = path, ["content"] = $"The note {path}.\n" } };

    private static string FolderOf(string brief) => Number().Match(brief) is { Success: true } number ? $"notes/{number.Groups["number"].Value}/" : "notes/";

    private static string Plan(string brief)
    {
        var many = brief.Contains(Many, StringComparison.Ordinal);
        var count = brief.Contains(One, StringComparison.Ordinal) ? 1 : many ? ManyTasks : Tasks;
        var chained = brief.Contains(Chain, StringComparison.Ordinal);
        var folder = FolderOf(brief);
        var tasks = Enumerable.Range(1, count).Select(number => (JsonNode)Task(number, chained, many || chained ? $"{folder}T{number:00}.md" : folder)).ToArray();
        return $"# Plan\n\n```swarm-plan\n{new JsonObject { ["summary"] = "Writes notes.", ["tasks"] = new JsonArray(tasks) }.ToJsonString()}\n```\n";
    }

    private static JsonObject Task(int number, bool chained, string touch) => new()
    {
        ["id"] = $"T{number:00}",
        ["title"] = $"Write note {number}",
        ["effort"] = "S",
        ["dependsOn"] = chained && number > 1 ? new JsonArray($"T{number - 1:00}") : new JsonArray(),
        ["touches"] = new JsonArray(touch),
        ["acceptance"] = new JsonArray("The note is there."),
    };

    [GeneratedRegex(@"\ASwarm brief: role=(?<role>\S+) subject=(?<task>[^\s-]+)")]
    private static partial Regex Heading();

    [GeneratedRegex($@"{Many} (?<number>\d+)")]
    private static partial Regex Number();
}
