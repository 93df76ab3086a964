using Swarm.Core.Gates;
using Swarm.Core.Plans;
using Swarm.Core.Policies;
using Swarm.Core.Review;
using Swarm.Core.Tests.Tracks;
using Swarm.Core.Tracks;
using static Swarm.Core.Tracks.TrackSignal;

namespace Swarm.Core.Tests.Simulation;

/// <summary>Plays workers, GitHub and people against the decider. The same seed is the same life.</summary>
/// <param name="kind">True for a world in which every job succeeds and people answer what they are asked and do nothing else.</param>
internal sealed class RandomWorld(int seed, bool kind)
{
    private static readonly string[] Words =
        ["/swarm approve", "/swarm pause", "/swarm resume", "/swarm answer E-01 1", "/swarm answer E-02 own words", "/swarm skip T02", "/swarm retry T01", "/swarm dispatch T01 T02",
         "/swarm budget +1", "/swarm", "/swarm next", "/swarm help", "1", "2", "try again", "E-01 yes", "> quoted", "/swarm skip R01", "just talk", "/swarm nonsense @x"];

    private readonly Random chance = new(seed);
    private readonly Results results = new(seed, kind);
    private DateTimeOffset now = Facts.Noon;
    private int counter = 100;

    public TrackSignal Label() => Facts.Label();

    public RepositorySettings Settings { get; } = MakeSettings(new Random(~seed));

    public TrackSignal Next(TrackState state)
    {
        // Sometimes two things happen at the very same time.
        if (chance.Next(3) > 0) now += TimeSpan.FromSeconds(chance.Next(1, 90));
        var jobs = TrackJobs.Of(state);
        var dice = chance.Next(kind ? 4 : 10);
        if (jobs.Length > 0 && dice < 7 && !(kind && dice == 0 && Person(state) is not null)) return Ended(state, jobs[chance.Next(jobs.Length)]);
        return kind ? Person(state) ?? new Tick { At = now } : Anything(state);
    }

    /// <summary>The command or the news that moves on what waits for people, or null where nothing does.</summary>
    public TrackSignal? Person(TrackState state)
    {
        if (state.Away is not null) return new AccessRegained(state.Repository) { At = now };
        if (state.IsPaused) return Says("/swarm resume");
        if (state.OpenEscalations.FirstOrDefault() is { } asked) return Says($"/swarm answer {asked.Id} {(asked.Options.IsEmpty ? "go left" : "1")}");
        if (state is { PullRequest: null, PushedHead: not null }) return new PullRequestSeen(new PullRequestFacts(7, "n", "u")) { At = now };
        if (state.Phase == TrackPhase.Approval) return Says("/swarm approve");
        var held = state.Tasks.Where(task => !state.IsSettled(task.Id) && !state.Released.Contains(task.Id)).Select(task => task.Id).ToList();
        if (state is { Settings.Autonomy: Autonomy.Manual, Phase: TrackPhase.Execute } && held.Count > 0) return Says("/swarm dispatch " + string.Join(' ', held));
        if (state.Tasks.Any(task => ReadySet.WaitsFor(state, task) is not null)) return new NeighboursSeen([]) { At = now };
        return state.Phase == TrackPhase.Ready ? new PullRequestClosed(true, Facts.Writer) { At = now } : null;
    }

    public TrackSignal Says(string words) => new CommentWritten(++counter, Facts.Writer, words) { At = now };

    private JobEnded Ended(TrackState state, TrackJob job) =>
        new(job.Key, results.Of(state, job, Settings)) { At = now, Usage = chance.Next(2) == 0 ? Usage.None : new Usage(100, 10, 0.01m, 1) };

    private TrackSignal Anything(TrackState state)
    {
        var by = chance.Next(4) == 0 ? Facts.Stranger : Facts.Writer;
        return chance.Next(50) switch
        {
            40 => new AccessLost("the repository was archived", chance.Next(40) == 0) { At = now },
            41 => new AccessRegained(state.Repository) { At = now },
            42 => new IssueEdited("Other " + chance.Next(3), "Words", by) { At = now },
            43 or 44 => new HeadPushedByOthers($"theirs{chance.Next(1, 9)}", by) { At = now },
            45 => new NeighboursSeen(chance.Next(2) == 0 ? [] : [new Neighbour(77, 1, chance.Next(2) == 0, ["a"])]) { At = now },
            46 => new ApprovePressed(state.PushedHead ?? "none", by) { At = now },
            47 => new RetryPressed(state.PushedHead ?? "none", by) { At = now },
            48 or 49 => new ChangesRequested(chance.Next(1, 9), [new ReviewRemark(0, "", 0, chance.Next(2) == 0 ? "" : "Not yet."), new ReviewRemark(chance.Next(50, 60), "a/x", 3, "No @all `x`.")], by) { At = now },
            < 14 => new CommentWritten(++counter, by, Words[chance.Next(Words.Length)]) { At = now },
            < 22 => Person(state) ?? new Tick { At = now },
            < 25 => new BoxTicked(chance.Next(2) == 0 ? "plan" : "question/E-01", [chance.Next(0, 3) == 0 ? 1 : 3], by) { At = now },
            < 29 => new BaseMoved($"base{chance.Next(1, 9)}") { At = now },
            < 31 => new RerunRequested(state.PushedHead ?? "none", by) { At = now },
            < 34 => new CommentWritten(chance.Next(90, counter + 1), by, "/swarm pause") { At = now },
            < 36 => new PullRequestSeen(new PullRequestFacts(chance.Next(5, 8), "n", "u")) { At = now },
            < 38 => new JobEnded($"attempt/T0{chance.Next(1, 9)}-1", Facts.Failure()) { At = now },
            38 when chance.Next(6) == 0 => new PullRequestClosed(chance.Next(2) == 0, by) { At = now },
            39 when chance.Next(6) == 0 => new LabelRemoved(by) { At = now },
            _ => new Tick { At = now },
        };
    }

    private static RepositorySettings MakeSettings(Random chance) => Facts.Settings with
    {
        Autonomy = (Autonomy)chance.Next(4),
        Ceremony = (Ceremony)chance.Next(3),
        Overlap = (Overlap)chance.Next(2),
        Schedule = new ScheduleLimits(chance.Next(1, 5), chance.Next(1, 3), chance.Next(1, 6)),
    };
}
