using Swarm.Bot.Demo.Script;
using Swarm.Bot.Settings;
using Swarm.Core.Documents;
using Swarm.Core.Plans;
using Swarm.Core.Policies;
using Swarm.Core.Tracks;

namespace Swarm.Bot.Tests.Demo;

/// <summary>
/// The demo's track on the real decider, with real briefs and gates. Files stand for commits, and the model's words come
/// straight from the script; GitHub, git and the cell are left to the end-to-end tests.
/// </summary>
/// <param name="model">Words for a brief.</param>
/// <param name="pick">Which of the wanted jobs is done next.</param>
internal sealed class DemoRoad(Func<string, ScriptedReply> model, Func<IReadOnlyList<TrackJob>, TrackJob> pick)
{
    private const int MostSteps = 300;
    private static readonly Actor Robin = new(DemoIssue.Author, CanWrite: true);
    private readonly Dictionary<string, DemoTree> _trees = [];
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch;
    private long _comments;

    public TrackState? State { get; private set; }

    /// <summary>Goes on until no job is wanted; a person approves the plan and answers the agent's question, nothing else.</summary>
    public async Task<TrackState> GoAsync(string answer, CancellationToken ct)
    {
        _trees["base"] = await DemoTree.BaseAsync(ct);
        Tell(new TrackSignal.Labelled(new TrackKey(1, 7, 1), new RepositoryFacts(1, "workshop", "stockroom", "main", 1), 7, DemoIssue.Title, Robin, "swarm") { At = _now });
        for (var step = 0; step < MostSteps; step++)
        {
            var jobs = TrackJobs.Of(State!);
            if (!jobs.IsEmpty)
            {
                var job = pick(jobs);
                Tell(new TrackSignal.JobEnded(job.Key, await DoAsync(State!, job, ct)) { At = _now });
                if (job.Kind == JobKind.Start) Tell(new TrackSignal.PullRequestSeen(new PullRequestFacts(8, "PR", "http://localhost/8")) { At = _now });
            }
            else if (!Speak(State!, answer)) return State!;
        }

        throw new InvalidOperationException($"The track is in {State!.Phase} after {MostSteps} steps.");
    }

    private bool Speak(TrackState state, string answer)
    {
        var question = state.OpenEscalations.FirstOrDefault(each => each.Kind == EscalationKind.Question);
        var words = state.Phase == TrackPhase.Approval ? "/swarm approve" : question is null ? null : $"/swarm answer {question.Id} {answer}";
        if (words is not null) Tell(new TrackSignal.CommentWritten(++_comments, Robin, words) { At = _now });
        return words is not null;
    }

    private void Tell(TrackSignal signal)
    {
        State = TrackFold.Evolve(State, TrackDecider.Decide(State, signal));
        _now = _now.AddSeconds(1);
    }

    private async Task<JobResult> DoAsync(TrackState state, TrackJob job, CancellationToken ct) => job.Kind switch
    {
        JobKind.Prepare => Prepare(),
        JobKind.Explore or JobKind.Plan or JobKind.Lens or JobKind.Verify => new JobResult.Reported(ScriptReading.Report(model(Briefs.Write(state, job)))),
        JobKind.Preflight => new JobResult.Preflighted([], []),
        JobKind.Start => new JobResult.Started(Keep("start", _trees["base"])),
        JobKind.Attempt => Attempt(state, job),
        JobKind.Measure => new JobResult.Measured(await MeasureAsync(state, state.Attempt(job.Subject), ct)),
        JobKind.Merge => await MergeAsync(state, state.Attempt(job.Subject), ct),
        JobKind.Push => new JobResult.Pushed(job.Subject),
        JobKind.BringUp => new JobResult.BroughtUp(state.BaseCommit, state.Head!, await DemoGates.MeasureAsync(state.Head!, _trees["base"], _trees[state.Head!], state.Plan!.Files, ct)),
        _ => throw new InvalidOperationException($"The demo wants no {job.Kind}."),
    };

    private JobResult.Prepared Prepare()
    {
        var clean = UntrustedText.Clean(DemoIssue.Body);
        var settings = RepositorySettingsReader.Read(_trees["base"].Files[".github/swarm.yml"]).Settings;
        return new JobResult.Prepared(new IssueFacts(7, DemoIssue.Title, clean.Text, DemoIssue.Author, [], clean.Removed), settings, "main", "base");
    }

    private JobResult.AttemptEnded Attempt(TrackState state, TrackJob job)
    {
        var (attempt, reply) = (state.Attempt(job.Subject), model(Briefs.Write(state, job)));
        var (before, after) = (_trees[attempt.Base], _trees[attempt.Base].After(reply));
        var changes = DemoGates.Changes(before, after);
        return new JobResult.AttemptEnded(ScriptReading.Report(reply), changes.IsEmpty ? null : Keep(attempt.Id, after), changes, [], null);
    }

    private async Task<Core.Gates.Evidence> MeasureAsync(TrackState state, AttemptState attempt, CancellationToken ct)
    {
        var task = state.Task(attempt.Task);
        return await DemoGates.MeasureAsync(attempt.Commit!, _trees[attempt.Base], _trees[attempt.Commit!], task.Access == TaskAccess.ReadOnly ? [] : task.Touches, ct);
    }

    private async Task<JobResult> MergeAsync(TrackState state, AttemptState attempt, CancellationToken ct)
    {
        var merged = _trees[state.Head!].Merge(_trees[attempt.Base], _trees[attempt.Commit!]);
        var head = Keep($"merge-{attempt.Id}", merged);
        var evidence = await DemoGates.MeasureAsync(head, _trees["base"], merged, state.Plan!.Files, ct);
        return evidence.Meets(state.RequiredFor(attempt.Task)) ? new JobResult.Merged(head, evidence) : new JobResult.MergeRefused(evidence);
    }

    private string Keep(string name, DemoTree tree)
    {
        _trees[name] = tree;
        return name;
    }
}
