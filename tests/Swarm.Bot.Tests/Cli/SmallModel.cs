using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Swarm.Bot.Demo.Script;
using Swarm.Testing;

namespace Swarm.Bot.Tests.Cli;

/// <summary>A scripted model for <see cref="SmallRepository"/>: two tasks, of which the second may ask.</summary>
internal sealed partial class SmallModel : IAsyncDisposable
{
    private const string Key = "key-of-the-small-model";

    private readonly DemoModelServer _server;
    private readonly TemporaryFolder _folder;

    private SmallModel(DemoModelServer server, TemporaryFolder folder) => (_server, _folder) = (server, folder);

    /// <summary>Options of <c>swarm run</c> that lead to this model.</summary>
    public string[] Options => ["--agent", "scripted", "--model-url", _server.Address.ToString(), "--model-key-file", _folder.Write("model.key", Key + "\n")];

    public int Calls => _server.Calls;

    /// <param name="asks">The second task's agent asks a question before it works.</param>
    /// <param name="reviews">Words of the lens <c>correctness</c>.</param>
    public static async Task<SmallModel> StartAsync(CancellationToken ct, bool asks = false, string reviews = "Nothing to say.") =>
        new(await DemoModelServer.StartAsync(brief => Reply(brief, asks, reviews), Key, ct), new TemporaryFolder());

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private static ScriptedReply Reply(string brief, bool asks, string reviews)
    {
        var match = Heading().Match(brief);
        var (role, subject, again) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value.EndsWith(".2", StringComparison.Ordinal));
        var script = (role, subject.Split('-')[0]) switch
        {
            ("explorer", _) => Script("A greeter: hello.txt and notes.txt."),
            ("planner", _) => Script(Plan(asks)),
            ("reviewer", _) => Script(subject == "correctness" ? reviews : "Nothing to say."),
            (_, "T01") => Script("Wrote the goodbye.", ("goodbye.txt", "goodbye\n")),
            (_, "T02") when asks && !again => Script("```swarm-question\n{\"question\": \"How warm is the thanks?\", \"options\": [\"plain\", \"warm\"], \"recommendation\": 1, \"impact\": \"It is one word.\"}\n```\n"),
            (_, "T02") => Script("Wrote the thanks.", ("thanks.txt", brief.Contains("warm", StringComparison.Ordinal) && asks ? "thank you so much\n" : "thanks\n")),
            _ => throw new ArgumentException($"No words for {role} {subject}."),
        };
        return new ScriptedReply(script, 200, 50);
    }

    private static string Plan(bool asks)
    {
        var plan = new JsonObject
        {
            ["summary"] = "Says goodbye and thanks.",
            ["tasks"] = new JsonArray(
                new JsonObject { ["id"] = "T01", ["title"] = "Say goodbye", ["effort"] = "S", ["description"] = "A file goodbye.txt.", ["touches"] = new JsonArray("goodbye.txt"), ["acceptance"] = new JsonArray("It says goodbye.") },
                new JsonObject { ["id"] = "T02", ["title"] = "Say thanks", ["effort"] = "S", ["needsUserInput"] = asks, ["description"] = "A file thanks.txt.", ["touches"] = new JsonArray("thanks.txt"), ["acceptance"] = new JsonArray("It says thanks.") }),
        };
        return $"```swarm-plan\n{plan.ToJsonString()}\n```\n";
    }

    private static string Script(string report, params (string Path, string Text)[] files) => new JsonObject
    {
        ["steps"] = new JsonArray([.. files.Select(file => (JsonNode)new JsonObject { ["write"] = new JsonObject { ["path"] = file.Path, ["content"] = file.Text } })]),
        ["report"] = report,
    }.ToJsonString();

    [GeneratedRegex(@"\ASwarm brief: role=(\S+) subject=(\S+) session=(\S+)")]
    private static partial Regex Heading();
}
