using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Swarm.EndToEnd.Tests.Stage;

/// <summary>What the scripted agent does in one session, and the report that it leaves. Each call gives a longer one.</summary>
public sealed record Session
{
    private ImmutableArray<Func<JsonObject>> Steps { get; init; } = [];

    private string? Text { get; init; } = "Done.";

    public static Session Empty { get; } = new();

    /// <summary>The report is everything.</summary>
    public static Session Reports(string report) => new() { Text = report };

    public static Session Asks(string question, params string[] options) =>
        Reports($"I need an answer.\n\n```swarm-question\n{new JsonObject
        {
            ["question"] = question,
            ["options"] = new JsonArray([.. options.Select(option => (JsonNode)option)]),
            ["recommendation"] = 1,
            ["impact"] = "It decides what is written.",
        }.ToJsonString()}\n```\n");

    public static Session Finds(params (string Severity, string File, int Line, string Text)[] findings) =>
        Reports($"What I found.\n\n```swarm-findings\n{new JsonArray([.. findings.Select(each => (JsonNode)new JsonObject
        {
            ["id"] = "", ["severity"] = each.Severity, ["file"] = each.File, ["line"] = each.Line, ["text"] = each.Text,
        })]).ToJsonString()}\n```\n");

    public static Session Writes(string path, string content) => Empty.Write(path, content);

    public Session Write(string path, string content) => With("write", () => new JsonObject { ["path"] = path, ["content"] = content });

    public Session Replace(string path, string old, string replacement) =>
        With("replace", () => new JsonObject { ["path"] = path, ["old"] = old, ["new"] = replacement });

    public Session Run(params string[] line) => With("run", () => new JsonArray([.. line.Select(word => (JsonNode)word)]));

    /// <summary>Asks the model once more, with words that are no brief.</summary>
    public Session Call() => With("call", () => new JsonObject { ["maxTokens"] = 100, ["inputCharacters"] = 10 });

    /// <summary>Waits until it is ended from outside.</summary>
    public Session Hang() => With("hang", () => JsonValue.Create(true));

    public Session Crash() => With("crash", () => JsonValue.Create(true));

    /// <summary>Prints and reports bytes that are no text.</summary>
    public Session Garbage() => With("garbage", () => JsonValue.Create(true));

    public string ToJson() =>
        new JsonObject { ["steps"] = new JsonArray([.. Steps.Select(step => (JsonNode)step())]), ["report"] = Text }.ToJsonString();

    // Made anew each time: a JSON node has one parent only.
    private Session With(string name, Func<JsonNode> value) => this with { Steps = Steps.Add(() => new JsonObject { [name] = value() }) };
}
