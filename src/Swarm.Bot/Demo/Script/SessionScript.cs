using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Swarm.Bot.Demo.Script;

/// <summary>One session of the scripted agent, step by step. Each call gives a longer script; none changes this one.</summary>
/// <param name="Report">The report that the agent leaves at its end, in Markdown.</param>
internal sealed record SessionScript(string Report)
{
    private static readonly ImmutableHashSet<string> Edits = ["write", "append", "replace", "delete"];

    private ImmutableArray<Step> Steps { get; init; } = [];

    /// <summary>A session with the report of the folder <c>Sessions/NAME</c>.</summary>
    public static SessionScript Of(string name) => new(DemoFiles.Text($"Sessions/{name}/report.md"));

    public SessionScript Say(string text) => With("say", () => JsonValue.Create(text));

    /// <summary>A model that thinks: time in which others can be seen working.</summary>
    public SessionScript Think(int milliseconds) => With("sleepMs", () => JsonValue.Create(milliseconds));

    /// <summary>Writes every file of the folder <c>Sessions/NAME/work</c>.</summary>
    public SessionScript Write(string name) =>
        DemoFiles.Below($"Sessions/{name}/work").Aggregate(this, (script, file) => script.Edit("write", file.Path, ("content", file.Text)));

    public SessionScript Append(string path, string content) => Edit("append", path, ("content", content));

    public SessionScript Replace(string path, string old, string replacement) => Edit("replace", path, ("old", old), ("new", replacement));

    public SessionScript Run(params string[] line) => With("run", () => new JsonArray([.. line.Select(word => (JsonNode)word)]));

    public SessionScript PrintEnvironment() => With("printEnvironment", () => JsonValue.Create(true));

    /// <summary>One more model call of that size.</summary>
    public SessionScript Call(int maxTokens, int inputCharacters) =>
        With("call", () => new JsonObject { ["maxTokens"] = maxTokens, ["inputCharacters"] = inputCharacters });

    /// <summary>The same words and none of the work.</summary>
    public SessionScript WithoutEdits() => this with { Steps = Steps.RemoveAll(step => Edits.Contains(step.Name)) };

    public string ToJson() =>
        new JsonObject
        {
            ["steps"] = new JsonArray([.. Steps.Select(step => (JsonNode)new JsonObject { [step.Name] = step.Value() })]),
            ["report"] = Report,
        }.ToJsonString();

    private SessionScript Edit(string name, string path, params (string Name, string Text)[] parts) => With(name, () =>
    {
        var edit = new JsonObject { ["path"] = path };
        foreach (var (part, text) in parts) edit[part] = text;
        return edit;
    });

    private SessionScript With(string name, Func<JsonNode> value) => this with { Steps = Steps.Add(new Step(name, value)) };

    /// <summary>The value is made anew each time: a JSON node has one parent only.</summary>
    private sealed record Step(string Name, Func<JsonNode> Value);
}
