using Swarm.LocalGitHub.Server;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Rest;

/// <summary>The fields that creating and updating a check run share: their limits, then their effect.</summary>
internal static class CheckFields
{
    private const int MostAnnotations = 50;
    private const int MostActions = 3;
    private const int LongestText = 65_535;
    private static readonly string[] Statuses = ["queued", "in_progress", "completed"];

    private static readonly string[] Conclusions =
        ["success", "failure", "neutral", "cancelled", "skipped", "timed_out", "action_required"];

    public static Answer? Fault(Fields fields) => StateFault(fields) ?? OutputFault(fields.Object("output")) ?? ActionsFault(fields.Objects("actions"));

    public static void Apply(CheckRun run, Fields fields, DateTimeOffset now)
    {
        run.Name = fields.Text("name") ?? run.Name;
        run.ExternalId = fields.Text("external_id") ?? run.ExternalId;
        run.DetailsUrl = fields.Text("details_url") ?? run.DetailsUrl;
        if (Time(fields, "started_at") is { } started) run.StartedAt = started;
        ApplyState(run, fields, now);
        if (fields.Object("output") is { } output) ApplyOutput(run, output);
        if (fields.Has("actions")) run.Actions = [.. fields.Objects("actions").Select(ReadAction)];
    }

    private static void ApplyState(CheckRun run, Fields fields, DateTimeOffset now)
    {
        if (fields.Text("conclusion") is { } conclusion)
            (run.Status, run.Conclusion, run.CompletedAt) = ("completed", conclusion, Time(fields, "completed_at") ?? now);
        else if (fields.Text("status") is { } status)
            (run.Status, run.Conclusion, run.CompletedAt) = (status, null, null);
    }

    private static void ApplyOutput(CheckRun run, Fields output)
    {
        run.Output = new CheckOutput(
            output.Text("title") ?? run.Output.Title,
            output.Text("summary") ?? run.Output.Summary,
            output.Text("text") ?? run.Output.Text);
        run.Annotations.AddRange(output.Objects("annotations").Select(ReadAnnotation));
    }

    private static Answer? StateFault(Fields fields)
    {
        if (fields.Has("status") && !Statuses.Contains(fields.Text("status"))) return NotListed("status", fields, Statuses);
        if (fields.Has("conclusion") && !Conclusions.Contains(fields.Text("conclusion"))) return NotListed("conclusion", fields, Conclusions);
        return fields.Text("status") == "completed" && !fields.Has("conclusion")
            ? Answer.BadRequest("\"conclusion\" wasn't supplied for a completed check run.")
            : null;
    }

    private static Answer? OutputFault(Fields? output)
    {
        if (output is null) return null;
        if (output.Text("summary") is not { } summary) return Answer.BadRequest("\"summary\" wasn't supplied.");
        if (summary.Length > LongestText) return TooLong("summary", LongestText);
        if (output.Text("text")?.Length > LongestText) return TooLong("text", LongestText);
        var annotations = output.Objects("annotations");
        if (annotations.Count > MostAnnotations)
            return Answer.BadRequest($"No more than {MostAnnotations} items are allowed; {annotations.Count} were supplied for \"annotations\".");
        return annotations.Select(AnnotationFault).FirstOrDefault(fault => fault is not null);
    }

    private static Answer? AnnotationFault(Fields annotation)
    {
        string[] required = ["path", "start_line", "end_line", "annotation_level", "message"];
        var missing = Array.Find(required, name => !annotation.Has(name));
        if (missing is not null) return Answer.BadRequest($"\"{missing}\" wasn't supplied.");
        if (annotation.Number("start_line") is not > 0 || annotation.Number("end_line") is not > 0) return Answer.BadRequest("A line of an annotation is not a positive integer.");
        if (annotation.Number("end_line") < annotation.Number("start_line")) return Answer.BadRequest("\"end_line\" lies before \"start_line\".");
        if (annotation.Text("annotation_level") is not ("notice" or "warning" or "failure")) return Answer.BadRequest("\"annotation_level\" is not a member of [\"notice\", \"warning\", \"failure\"].");
        if (annotation.Text("title")?.Length > 255) return TooLong("title", 255);
        return annotation.Text("message")?.Length > LongestText ? TooLong("message", LongestText) : null;
    }

    private static Answer? ActionsFault(IReadOnlyList<Fields> actions)
    {
        if (actions.Count > MostActions) return Answer.BadRequest($"No more than {MostActions} items are allowed; {actions.Count} were supplied for \"actions\".");
        return actions.Select(ActionFault).FirstOrDefault(fault => fault is not null);
    }

    private static Answer? ActionFault(Fields action)
    {
        foreach (var (name, longest) in (ReadOnlySpan<(string, int)>)[("label", 20), ("description", 40), ("identifier", 20)])
        {
            if (action.Text(name) is not { Length: > 0 } text) return Answer.BadRequest($"\"{name}\" wasn't supplied.");
            if (text.Length > longest) return TooLong(name, longest);
        }
        return null;
    }

    private static CheckAction ReadAction(Fields action) => new(action.Text("label")!, action.Text("description")!, action.Text("identifier")!);

    private static CheckAnnotation ReadAnnotation(Fields annotation) => new(
        annotation.Text("path") ?? "",
        annotation.Number("start_line")!.Value,
        annotation.Number("end_line")!.Value,
        annotation.Text("annotation_level")!,
        annotation.Text("message") ?? "",
        annotation.Text("title"),
        annotation.Text("raw_details"));

    private static DateTimeOffset? Time(Fields fields, string name) => DateTimeOffset.TryParse(fields.Text(name), out var time) ? time : null;

    private static Answer NotListed(string name, Fields fields, string[] allowed) =>
        Answer.BadRequest($"{fields.Text(name) ?? "null"} is not a member of [\"{string.Join("\", \"", allowed)}\"] for \"{name}\".");

    private static Answer TooLong(string name, int longest) => Answer.BadRequest($"Only {longest} characters are allowed for \"{name}\".");
}
