using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swarm.Agents.Runners;

namespace Swarm.Agents.Scripted;

/// <summary>Does the steps of a script, each an object with one member that names it.</summary>
internal sealed class ScriptedSteps
{
    private const int LargestInput = 10_000_000;
    private readonly ScriptedOptions _options;
    private readonly ScriptedOutput _events;
    private readonly ModelDoor _model;
    private readonly WorkFiles _files;
    private readonly Dictionary<string, Func<JsonElement, CancellationToken, Task>> _steps;
    private readonly List<string> _refusals = [];

    public ScriptedSteps(ScriptedOptions options, ScriptedOutput events, ModelDoor model)
    {
        (_options, _events, _model, _files) = (options, events, model, new WorkFiles(options.Work));
        _steps = new(StringComparer.Ordinal)
        {
            ["say"] = Now(step => _events.Write("message", ("text", step.GetString()))),
            ["write"] = Now(step => Edit("write", step, path => _files.Write(path, step.Text("content")))),
            ["append"] = Now(step => Edit("append", step, path => _files.Append(path, step.Text("content")))),
            ["replace"] = Now(step => Edit("replace", step, path => _files.Replace(path, step.Text("old"), step.Text("new")))),
            ["delete"] = Now(step => Use("delete", step.GetString()!, _files.Delete)),
            ["run"] = RunAsync,
            ["printEnvironment"] = Now(_ => PrintEnvironment()),
            ["call"] = CallAsync,
            ["sleepMs"] = (step, ct) => Task.Delay(step.GetInt32(), ct),
            ["hang"] = (_, ct) => Task.Delay(Timeout.Infinite, ct),
            ["crash"] = Now(_ => throw new ScriptedCrashException()),
            ["garbage"] = Now(_ => Spoil()),
            ["writeOutside"] = Now(step => Use("writeOutside", step.GetString()!, WriteOutside)),
        };
    }

    /// <summary>True when the script left a report that nobody can read.</summary>
    public bool ReportSpoiled { get; private set; }

    /// <summary>What the report has to tell about refused calls.</summary>
    public string ReportEnding => _refusals.Count == 0 ? "" : "\n\n## Refused model calls\n\n" + string.Join('\n', _refusals) + "\n";

    /// <exception cref="InvalidDataException">There is no such step.</exception>
    public async Task DoAsync(JsonElement step, CancellationToken ct)
    {
        var member = step.EnumerateObject().FirstOrDefault();
        if (member.Value.ValueKind == JsonValueKind.Undefined || !_steps.TryGetValue(member.Name, out var action)) throw new InvalidDataException($"There is no step '{step}'.");
        await action(member.Value, ct);
    }

    private static Func<JsonElement, CancellationToken, Task> Now(Action<JsonElement> action) => (step, _) =>
    {
        action(step);
        return Task.CompletedTask;
    };

    private void Edit(string name, JsonElement step, Action<string> edit) => Use(name, step.Text("path"), edit);

    private void Use(string name, string target, Action<string> action)
    {
        _events.Write("tool", ("name", name), ("target", target));
        action(target);
    }

    private void WriteOutside(string path) => _events.Write("message", ("text", $"Writing {path}: {_files.TryAnywhere(path)}"));

    private async Task RunAsync(JsonElement step, CancellationToken ct)
    {
        string[] line = [.. step.EnumerateArray().Select(word => word.GetString()!)];
        _events.Write("tool", ("name", "run"), ("target", string.Join(' ', line)));
        var (code, output) = await ChildCommand.RunAsync(line, _options.Work, ct);
        _events.Write("message", ("text", string.Create(CultureInfo.InvariantCulture, $"{line[0]} ended with exit code {code}.\n{output}").Trim()));
    }

    private void PrintEnvironment()
    {
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(each => $"{each.Key}={each.Value}").Order(StringComparer.Ordinal);
        _events.Write("environment", ("variables", new JsonArray([.. variables.Select(each => (JsonNode)each)])));
    }

    private async Task CallAsync(JsonElement step, CancellationToken ct)
    {
        var maxTokens = (int)Math.Clamp(step.Number("maxTokens"), 1, int.MaxValue);
        var input = new string('x', (int)Math.Clamp(step.Number("inputCharacters"), 1, LargestInput));
        var reply = await _model.AskAsync(input, maxTokens, ct);
        _events.Write("call", ("maxTokens", maxTokens), ("status", reply.Status), ("text", reply.Granted ? "" : reply.Text));
        if (!reply.Granted) _refusals.Add($"- {maxTokens} output tokens: status {reply.Status}. {reply.Text}");
    }

    private void Spoil()
    {
        for (var line = 0; line < 20; line++) _events.Print("\u0001{]not an event \uFFFD");
        File.WriteAllBytes(_options.Report, [0x00, 0xFF, 0xFE, 0xC3, 0x28]);
        ReportSpoiled = true;
    }
}
