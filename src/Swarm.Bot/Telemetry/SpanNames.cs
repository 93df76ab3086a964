namespace Swarm.Bot.Telemetry;

/// <summary>The names of our spans; <c>telemetry.md</c> says what each one covers.</summary>
internal static class SpanNames
{
    public const string Receive = "receive";
    public const string Handle = "handle";
    public const string Decide = "decide";
    public const string Job = "job";
    public const string Session = "agent.session";
    public const string Gate = "gate";
    public const string Publish = "publish";
}
