using System.Diagnostics.Metrics;

namespace Swarm.Bot.Telemetry;

/// <summary>The instruments that are told of what happens; those that are asked are in <see cref="NodeGauges"/>. <c>telemetry.md</c> describes each.</summary>
internal static class Measures
{
    public const string MeterName = "Swarm.Bot";

    private static readonly Meter Meter = new(MeterName);

    public static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("swarm.delivery.received", "{delivery}", "Requests to the webhook address, by what became of them.");

    public static readonly Histogram<double> ReceiveDuration = Seconds("swarm.delivery.receive.duration", "From the first byte of a webhook to its answer, storing included.");

    public static readonly Histogram<double> DecideDuration = Seconds("swarm.decide.duration", "One signal: load, decide, store, with every repetition after a conflict.");

    public static readonly Counter<long> Events = Meter.CreateCounter<long>("swarm.track.events", "{event}", "Facts that decisions stored.");

    public static readonly Histogram<double> QueueWait = Seconds("swarm.job.queue_wait", "From the moment at which a job could be claimed to its claim.");

    public static readonly Histogram<double> JobDuration = Seconds("swarm.job.duration", "From a job's claim to its end on this node.");

    public static readonly Counter<long> LeaseRenewals = Meter.CreateCounter<long>("swarm.lease.renewals", "{renewal}", "Heartbeats of running jobs; lost means that the job was cancelled or passed on.");

    public static readonly Histogram<double> SessionDuration = Seconds("swarm.agent.session.duration", "One agent session, from the start of its program to its end.");

    public static readonly Counter<double> SessionCost = Meter.CreateCounter<double>("swarm.agent.session.cost", "USD", "What the model gateway metered, by its price table.");

    public static readonly Counter<long> SessionTokens = Meter.CreateCounter<long>("swarm.agent.session.tokens", "{token}", "Tokens that the model gateway metered; cached input counts as input.");

    public static readonly Histogram<double> GateDuration = Seconds("swarm.gate.duration", "One gate's command in the cell.");

    public static readonly Histogram<double> PublishDuration = Seconds("swarm.publish.duration", "One pass of publishing a track, waits for GitHub's limits included.");

    public static readonly Counter<long> Writes = Meter.CreateCounter<long>("swarm.publish.writes", "{surface}", "Surfaces that GitHub shows anew, by the lane in which they waited.");

    // From a millisecond to the hours that an agent may take.
    private static Histogram<double> Seconds(string name, string meaning) => Meter.CreateHistogram(name, "s", meaning, null, new InstrumentAdvice<double>
    {
        HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 900, 1800, 3600, 10800],
    });
}
