using Swarm.Core.Tests.Tracks;
using Swarm.Core.Tracks;

namespace Swarm.Core.Tests.Simulation;

/// <summary>One life of a track in a random world, with every law checked after every step.</summary>
internal sealed class Life(int seed, bool kind)
{
    private readonly RandomWorld world = new(seed, kind);
    private readonly List<TrackEvent> stream = [];
    private readonly HashSet<string> ended = [];
    private TrackState? state;
    private TrackState? reread;

    public TrackState State => state!;

    public int Steps { get; private set; }

    /// <summary>Lives until the end of the track, or so many steps.</summary>
    public Life Run(int steps)
    {
        Step(world.Label());
        while (Steps < steps && !State.Phase.IsFinal()) Step(world.Next(State));
        // An ended track is spoken to a little longer: nothing may move it.
        for (var after = 0; after < 3; after++) Step(world.Next(State));
        TrackFold.Evolve(null, stream).ShouldNotBeNull();
        TrackJson.Write(TrackFold.Evolve(null, stream)!).ShouldBe(TrackJson.Write(State));
        return this;
    }

    private void Step(TrackSignal signal)
    {
        Steps++;
        var events = TrackDecider.Decide(state, signal);
        var wasWanted = state is not null && signal is TrackSignal.JobEnded job && TrackJobs.Of(state).Any(each => each.Key == job.Job);
        if (wasWanted) ended.Add(((TrackSignal.JobEnded)signal).Job);
        state = TrackFold.Evolve(state, events);
        stream.AddRange(events);
        TrackDecider.Decide(state, signal).ShouldBeEmpty($"heard twice: {signal}");
        Remember(events);
        var wanted = TrackJobs.Of(State).Select(each => each.Key).ToList();
        wanted.ShouldBeUnique();
        ended.Overlaps(wanted).ShouldBeFalse("a job that ended is wanted again: " + string.Join(", ", wanted.Where(ended.Contains)));
        Laws.Hold(State, world);
        if (Steps % 8 == 0 || State.Phase.IsFinal()) Laws.SurfacesAreSound(State);
    }

    /// <summary>A second track is folded from what was written as JSON and read again; it must stay the same track.</summary>
    private void Remember(IEnumerable<TrackEvent> events)
    {
        foreach (var next in events) reread = TrackFold.Evolve(reread, TrackJson.ReadEvent(TrackJson.Write(next)));
        if (seed % 16 != 0 && Steps % 25 != 0) return;
        var text = TrackJson.Write(State);
        TrackJson.Write(reread!).ShouldBe(text);
        TrackJson.Write(TrackJson.ReadState(text)).ShouldBe(text);
    }
}
