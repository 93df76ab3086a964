using System.Text.Json.Nodes;

namespace Swarm.EndToEnd.Tests.Stage;

/// <summary>A planner's report, built task by task.</summary>
public sealed class PlanText
{
    private readonly JsonArray _tasks = [];

    public static PlanText Of(string id, params string[] touches) => new PlanText().Task(id, touches);

    public PlanText Task(string id, params string[] touches) => Task(id, touches, []);

    public PlanText Task(string id, string[] touches, string[] after, string effort = "S", bool asks = false)
    {
        _tasks.Add((JsonNode)new JsonObject
        {
            ["id"] = id,
            ["title"] = $"Part {id}",
            ["description"] = $"What {id} is about.",
            ["dependsOn"] = Words(after),
            ["touches"] = Words(touches),
            ["effort"] = effort,
            ["needsUserInput"] = asks,
        });
        return this;
    }

    public Session Session() =>
        Stage.Session.Reports($"The plan.\n\n```swarm-plan\n{new JsonObject { ["summary"] = "Does what was asked.", ["tasks"] = _tasks.DeepClone() }.ToJsonString()}\n```\n");

    private static JsonArray Words(string[] words) => [.. words.Select(word => (JsonNode)word)];
}
