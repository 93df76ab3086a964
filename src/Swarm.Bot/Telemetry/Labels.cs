namespace Swarm.Bot.Telemetry;

/// <summary>The names of attributes. Ids belong to spans alone: each value on a metric is a series that is kept.</summary>
internal static class Labels
{
    public const string Result = "swarm.result";
    public const string Event = "swarm.event";
    public const string Signal = "swarm.signal";
    public const string Delivery = "swarm.delivery.id";
    public const string Track = "swarm.track.id";
    public const string Task = "swarm.task.id";
    public const string Attempt = "swarm.attempt.id";
    public const string Job = "swarm.job.id";
    public const string JobKind = "swarm.job.kind";
    public const string Claim = "swarm.job.claim";
    public const string QueueWait = "swarm.job.queue_wait";
    public const string Role = "swarm.agent.role";
    public const string Runner = "swarm.agent.runner";
    public const string Cost = "swarm.agent.cost";
    public const string Gate = "swarm.gate";
    public const string Verdict = "swarm.verdict";
    public const string Lane = "swarm.lane";
    public const string Surface = "swarm.surface";
    public const string Phase = "swarm.phase";
    public const string Installation = "swarm.github.installation";
    public const string Window = "swarm.window";

    public const string Model = "gen_ai.request.model";
    public const string InputTokens = "gen_ai.usage.input_tokens";
    public const string OutputTokens = "gen_ai.usage.output_tokens";
    public const string TokenType = "gen_ai.token.type";
    public const string Error = "error.type";

    public static KeyValuePair<string, object?> Of(string name, string value) => new(name, value);

    public static KeyValuePair<string, object?> Of<T>(string name, T value) where T : struct, Enum => new(name, value.ToString());
}
