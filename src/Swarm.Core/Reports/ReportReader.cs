using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Swarm.Core.Policies;
using Swarm.Core.Review;

namespace Swarm.Core.Reports;

/// <summary>
/// Reads an agent's report: Markdown whose machine-readable parts are fenced blocks with the info strings
/// <c>swarm-plan</c>, <c>swarm-question</c> and <c>swarm-findings</c>. Of two blocks of a kind the last counts.
/// </summary>
public static class ReportReader
{
    private const int LongestSummary = 4_000;

    /// <summary>Findings after this many in one report are not read: nobody would repair them one by one.</summary>
    public const int MostFindings = 50;

    public static AgentReport Read(string markdown)
    {
        var blocks = new Dictionary<string, string>(StringComparer.Ordinal);
        var prose = Split(markdown, blocks);
        var faults = ImmutableArray.CreateBuilder<string>();
        return new AgentReport(
            prose.Length <= LongestSummary ? prose : prose[..LongestSummary] + "…",
            blocks.GetValueOrDefault("swarm-plan"),
            blocks.TryGetValue("swarm-question", out var question) ? Parse(question, "swarm-question", Question, faults) : null,
            blocks.TryGetValue("swarm-findings", out var findings) ? Parse<ImmutableArray<Finding>?>(findings, "swarm-findings", root => Findings(root), faults) : null,
            faults.ToImmutable());
    }

    private static string Split(string markdown, Dictionary<string, string> blocks)
    {
        var prose = new StringBuilder();
        var block = new StringBuilder();
        string? kind = null;
        foreach (var line in UntrustedText.Clean(markdown).Text.ReplaceLineEndings("\n").Split('\n'))
        {
            var trimmed = line.Trim();
            if (kind is null && trimmed.StartsWith("```swarm-", StringComparison.Ordinal)) kind = trimmed[3..].Trim();
            else if (kind is null) prose.Append(line).Append('\n');
            else if (trimmed == "```")
            {
                blocks[kind] = block.ToString();
                block.Clear();
                kind = null;
            }
            else block.Append(line).Append('\n');
        }

        if (kind is not null) blocks[kind] = block.ToString();
        return prose.ToString().Trim();
    }

    private static T? Parse<T>(string json, string block, Func<JsonElement, T?> read, ImmutableArray<string>.Builder faults)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true });
            if (read(document.RootElement) is { } value) return value;
            faults.Add($"Block {block} has not the expected shape.");
        }
        catch (JsonException e)
        {
            faults.Add($"Block {block} is not JSON (line {e.LineNumber + 1}).");
        }
        catch (InvalidOperationException)
        {
            faults.Add($"Block {block} has a string that holds half of a character.");
        }

        return default;
    }

    private static AgentQuestion? Question(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || Text(root, "question") is not { Length: > 0 } question) return null;
        ImmutableArray<string> options = root.TryGetProperty("options", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).Where(option => !string.IsNullOrWhiteSpace(option))]
            : [];
        return new AgentQuestion(question, options, Number(root, "recommendation"), Text(root, "impact"));
    }

    private static ImmutableArray<Finding>? Findings(JsonElement root) =>
        root.ValueKind != JsonValueKind.Array
            ? null
            : [.. root.EnumerateArray().Where(each => each.ValueKind == JsonValueKind.Object && Text(each, "text").Length > 0).Take(MostFindings).Select(Finding)];

    private static Finding Finding(JsonElement each) => new(
        Text(each, "id"),
        "",
        Enum.TryParse<Severity>(Text(each, "severity"), ignoreCase: true, out var severity) ? severity : Severity.Minor,
        Text(each, "file"),
        Number(each, "line"),
        Text(each, "text"));

    private static string Text(JsonElement each, string name) =>
        each.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static int Number(JsonElement each, string name) =>
        each.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : 0;
}
