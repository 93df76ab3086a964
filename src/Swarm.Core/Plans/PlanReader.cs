using System.Collections.Immutable;
using System.Text.Json;

namespace Swarm.Core.Plans;

/// <summary>
/// Reads a plan's JSON: <c>{"summary", "tasks": [{"id", "title", "role", "description", "dependsOn", "touches", "access", "needsUserInput", "effort", "acceptance"}]}</c>.
/// Unknown properties are passed over: a planner's remark is no fault.
/// </summary>
public static class PlanReader
{
    private const string Shape = "Write one JSON object with \"summary\" and \"tasks\".";

    public static PlanReading Read(string? json)
    {
        if (string.IsNullOrWhiteSpace(json)) return Refused(new PlanFault("no-plan", "plan", "There is no plan.", Shape));
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            return Refused(new PlanFault("json", $"line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}", "This is not JSON.", Shape));
        }
        catch (InvalidOperationException)
        {
            // A string with half a surrogate pair is JSON by the grammar and no text.
            return Refused(new PlanFault("text", "plan", "A string holds half of a character.", "Write plain UTF-8 without broken \\u escapes."));
        }
    }

    private static PlanReading Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("tasks", out var list) || list.ValueKind != JsonValueKind.Array)
            return Refused(new PlanFault("shape", "plan", "There is no list \"tasks\".", Shape));

        var faults = ImmutableArray.CreateBuilder<PlanFault>();
        var tasks = list.EnumerateArray().Select((each, index) => Task(each, index, faults)).ToImmutableArray();
        var plan = new Plan(Text(root, "summary"), tasks);
        faults.AddRange(PlanRules.Check(plan));
        return faults.Count > 0 ? new PlanReading(null, faults.ToImmutable()) : new PlanReading(plan, []);
    }

    private static PlanTask Task(JsonElement each, int index, ImmutableArray<PlanFault>.Builder faults)
    {
        if (each.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new PlanFault("shape", $"task {index + 1}", "A task is a JSON object.", Shape));
            return new PlanTask { Id = $"#{index + 1}", Title = "" };
        }

        var task = new PlanTask
        {
            Id = Text(each, "id"),
            Title = Text(each, "title"),
            Role = Role(Text(each, "role")),
            Description = Text(each, "description"),
            DependsOn = List(each, "dependsOn"),
            Touches = [.. List(each, "touches").Select(touch => touch.Trim())],
            NeedsUserInput = each.TryGetProperty("needsUserInput", out var asks) && asks.ValueKind == JsonValueKind.True,
            Effort = Text(each, "effort").Trim().ToUpperInvariant(),
            Acceptance = List(each, "acceptance"),
        };
        return task with { Access = Access(each, task.Id, faults) };
    }

    /// <summary>One word: roles stand in the first line of briefs and are looked up in the settings.</summary>
    private static string Role(string said)
    {
        var word = new string([.. said.Trim().Take(40).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Trim('-');
        return word.Length > 0 ? word : "implementer";
    }

    private static TaskAccess Access(JsonElement each, string id, ImmutableArray<PlanFault>.Builder faults)
    {
        switch (Text(each, "access"))
        {
            case "" or "write": return TaskAccess.Write;
            case "read-only": return TaskAccess.ReadOnly;
            case "write-shared": return TaskAccess.WriteShared;
            case var other:
                faults.Add(new PlanFault("access", id, $"Access '{other}' is unknown.", "Use write, read-only or write-shared."));
                return TaskAccess.Write;
        }
    }

    private static string Text(JsonElement each, string name) =>
        each.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static ImmutableArray<string> List(JsonElement each, string name) =>
        each.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];

    private static PlanReading Refused(PlanFault fault) => new(null, [fault]);
}
