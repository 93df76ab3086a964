using System.Diagnostics;
using Swarm.Agents;
using Swarm.Bot.Coordination;
using Swarm.Core.Gates;
using Swarm.Core.Tracks;
using Swarm.GitHub;

namespace Swarm.Bot.Telemetry;

/// <summary>Spans of the road. Without a listener every start gives null and costs a look.</summary>
internal static class Traces
{
    public const string SourceName = "Swarm.Bot";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The running span in W3C form, to be kept with what it leads to; null where nothing is traced.</summary>
    public static string? Current => Activity.Current is { Recorded: true } now ? now.Id : null;

    public static Activity? Start(string name) => Source.StartActivity(name);

    /// <summary>Storing one webhook. The request's own span is linked: its trace is the sender's.</summary>
    public static Activity? Receive(Guid delivery, string name)
    {
        if (!Source.HasListeners()) return null;
        ActivityLink[] links = Activity.Current is { } request ? [new ActivityLink(request.Context)] : [];
        return Tagged(Source.StartActivity(SpanNames.Receive, ActivityKind.Internal, OfDelivery(delivery), links: links), delivery, name);
    }

    /// <summary>Reading one stored delivery and deciding on it, in this life of the node or a later one.</summary>
    public static Activity? Deliver(Guid delivery, string name) =>
        Source.HasListeners() ? Tagged(Source.StartActivity(SpanNames.Handle, ActivityKind.Consumer, OfDelivery(delivery)), delivery, name) : null;

    /// <summary>A job, as part of the trace that was stored with it.</summary>
    public static Activity? Job(string? trace) =>
        Source.StartActivity(SpanNames.Job, ActivityKind.Consumer, ActivityContext.TryParse(trace, null, isRemote: true, out var context) ? context : default);

    public static Activity? Publish(string track, ActivityContext decided) =>
        Source.StartActivity(SpanNames.Publish, ActivityKind.Internal, decided)?.SetTag(Labels.Track, track);

    public static void Decided(Activity? span, string track, TrackSignal signal, HeardResult heard) =>
        span?.SetTag(Labels.Track, track).SetTag(Labels.Signal, signal.GetType().Name).SetTag(Labels.Result, heard.ToString());

    public static void Wrote(string surface, WriteLane lane)
    {
        Measures.Writes.Add(1, Labels.Of(Labels.Lane, lane));
        if (Activity.Current is { Source.Name: SourceName } pass) pass.AddEvent(new ActivityEvent("written", tags: new ActivityTagsCollection { [Labels.Surface] = surface, [Labels.Lane] = lane.ToString() }));
    }

    public static void GateEnded(Activity? span, GateResult result, TimeSpan took)
    {
        span?.SetTag(Labels.Gate, result.Gate).SetTag(Labels.Verdict, result.Verdict.ToString());
        Measures.GateDuration.Record(took.TotalSeconds, Labels.Of(Labels.Gate, result.Gate), Labels.Of(Labels.Verdict, result.Verdict));
    }

    public static void SessionEnded(Activity? span, AgentRequest request, AgentResult result)
    {
        span?.SetTag(Labels.Role, request.Role).SetTag(Labels.Runner, request.Runner).SetTag(Labels.Model, request.Model).SetTag(Labels.Result, result.End.ToString())
            .SetTag(Labels.InputTokens, result.Usage.InputTokens).SetTag(Labels.OutputTokens, result.Usage.OutputTokens).SetTag(Labels.Cost, (double)result.Usage.CostUsd);
        // A runner that does not exist is a word of the repository's, and there may be any number of those.
        var runner = Labels.Of(Labels.Runner, result.End == AgentEnd.Refused ? "none" : request.Runner);
        Measures.SessionDuration.Record(result.Duration.TotalSeconds, runner, Labels.Of(Labels.Result, result.End));
        Measures.SessionCost.Add((double)result.Usage.CostUsd, runner);
        Measures.SessionTokens.Add(result.Usage.InputTokens, runner, Labels.Of(Labels.TokenType, "input"));
        Measures.SessionTokens.Add(result.Usage.OutputTokens, runner, Labels.Of(Labels.TokenType, "output"));
    }

    private static Activity? Tagged(Activity? span, Guid delivery, string name) =>
        span?.SetTag(Labels.Delivery, delivery.ToString("D")).SetTag(Labels.Event, name);

    // The trace's id is the delivery's, so that it outlives the process without being stored; the parent stands for GitHub's sending.
    private static ActivityContext OfDelivery(Guid delivery)
    {
        if (delivery == Guid.Empty) return default;
        var id = delivery.ToString("N");
        var sending = id[16..] == new string('0', 16) ? id[..16] : id[16..];
        return new ActivityContext(ActivityTraceId.CreateFromString(id), ActivitySpanId.CreateFromString(sending), ActivityTraceFlags.Recorded, isRemote: true);
    }
}
