using System.Text.Json.Nodes;

namespace Swarm.Bot.Demo.Script;

/// <summary>One answer in the form of the Messages API.</summary>
internal sealed record MessagesAnswer(int Status, JsonObject Json)
{
    public static MessagesAnswer Words(string id, string model, ScriptedReply reply) => new(200, new JsonObject
    {
        ["id"] = id,
        ["type"] = "message",
        ["role"] = "assistant",
        ["model"] = model,
        ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = reply.Text }),
        ["stop_reason"] = "end_turn",
        ["stop_sequence"] = null,
        ["usage"] = new JsonObject { ["input_tokens"] = reply.InputTokens, ["output_tokens"] = reply.OutputTokens },
    });

    public static MessagesAnswer Error(int status, string type, string message) => new(status, new JsonObject
    {
        ["type"] = "error",
        ["error"] = new JsonObject { ["type"] = type, ["message"] = message },
    });
}
