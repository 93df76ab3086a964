using System.Collections.Immutable;
using Swarm.Core.Tracks;
using static Swarm.Core.Tracks.TrackSignal;

namespace Swarm.Core.Tests.Tracks;

/// <summary>Given a state, when a signal arrives, then these events follow. Every signal is also heard twice, and the second time decides nothing.</summary>
internal sealed class Spec(TrackState? state)
{
    private DateTimeOffset now = Facts.Noon;
    private long comments;

    public TrackState State => state ?? throw new InvalidOperationException("The track has not started.");

    /// <summary>What the last signal brought.</summary>
    public ImmutableArray<TrackEvent> Events { get; private set; } = [];

    public ImmutableArray<string> Jobs => [.. TrackJobs.Of(State).Select(job => job.Key)];

    public string? LastReply => Events.OfType<TrackEvent.CommandHeard>().LastOrDefault()?.Reply?.Text;

    public DateTimeOffset Tick() => now += TimeSpan.FromSeconds(1);

    public static Spec Given(params IEnumerable<TrackEvent> events) => new(TrackFold.Evolve(null, events));

    public Spec When(TrackSignal signal)
    {
        Events = TrackDecider.Decide(state, signal);
        state = TrackFold.Evolve(state, Events);
        TrackDecider.Decide(state, signal).ShouldBeEmpty("the same news heard again decides nothing");
        return this;
    }

    public Spec Ends(string job, JobResult result)
    {
        Jobs.ShouldContain(job);
        return When(new JobEnded(job, result) { At = Tick() });
    }

    public Spec Ends(string job, string report) => Ends(job, new JobResult.Reported(report));

    public Spec Says(string body, Actor? by = null) => When(new CommentWritten(++comments, by ?? Facts.Writer, body) { At = Tick() });

    public Spec Ticks(string surface, Actor? by, params ImmutableArray<int> boxes) => When(new BoxTicked(surface, boxes, by ?? Facts.Writer) { At = Tick() });

    public Spec Then(params Type[] events)
    {
        Events.Select(each => each.GetType()).ShouldBe(events);
        return this;
    }

    public Spec ThenNothing() => Then();

    public Spec In(TrackPhase phase)
    {
        State.Phase.ShouldBe(phase);
        return this;
    }

    public Spec Wants(params string[] jobs)
    {
        Jobs.ShouldBe(jobs, ignoreOrder: true);
        return this;
    }

    public T Only<T>() where T : TrackEvent => Events.OfType<T>().ShouldHaveSingleItem();
}
