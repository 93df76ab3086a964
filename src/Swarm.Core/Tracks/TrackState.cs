using System.Collections.Immutable;
using Swarm.Core.Gates;
using Swarm.Core.Plans;
using Swarm.Core.Policies;
using Swarm.Core.Review;

namespace Swarm.Core.Tracks;

/// <summary>All that is known of a track. It is folded from its events and changed by nothing else.</summary>
public sealed record TrackState
{
    /// <summary>Raised whenever older code could not read a newer state.</summary>
    public const int Schema = 1;

    public required TrackKey Key { get; init; }

    public required RepositoryFacts Repository { get; init; }

    public required Actor Labeller { get; init; }

    /// <summary>GitHub's number of the entry in the issue's history by which the label was set, which this run stands for; null where it is not known.</summary>
    public long? Labelling { get; init; }

    public required IssueFacts Issue { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public TrackPhase Phase { get; init; } = TrackPhase.Intake;

    public bool IsPaused { get; init; }

    /// <summary>Keys of the jobs wanted when the pause began: they may end, nothing else may start.</summary>
    public ImmutableArray<string> JobsAtPause { get; init; } = [];

    public TrackEnd? End { get; init; }

    public RepositorySettings Settings { get; init; } = new();

    public string BaseBranch { get; init; } = "";

    /// <summary>The base's commit that the head contains.</summary>
    public string BaseCommit { get; init; } = "";

    /// <summary>The base branch's newest commit that the app has heard of.</summary>
    public string BaseTip { get; init; } = "";

    /// <summary><see cref="BaseTip"/> as the track last entered integration: newer news than this is not in what integration brings.</summary>
    public string TipAtIntegration { get; init; } = "";

    /// <summary>How often the base was merged into the head.</summary>
    public int BringUps { get; init; }

    public string Exploration { get; init; } = "";

    /// <summary>Plans refused so far.</summary>
    public int PlanRound { get; init; }

    public ImmutableArray<PlanFault> PlanFaults { get; init; } = [];

    public Plan? Plan { get; init; }

    public Estimate? Estimate { get; init; }

    public bool IsApproved { get; init; }

    /// <summary>The track's head in the mirror; null before the start commit.</summary>
    public string? Head { get; init; }

    /// <summary>What GitHub's branch points to.</summary>
    public string? PushedHead { get; init; }

    /// <summary>What somebody else pushed to GitHub's branch and the head does not hold yet; null where there is none.</summary>
    public string? Foreign { get; init; }

    /// <summary>Measured on the head as it is; null for the start commit.</summary>
    public Evidence? HeadEvidence { get; init; }

    public PullRequestFacts? PullRequest { get; init; }

    /// <summary>The plan's tasks and those added by repair, in order.</summary>
    public ImmutableArray<PlanTask> Tasks { get; init; } = [];

    /// <summary>Every attempt in the order started.</summary>
    public ImmutableArray<AttemptState> Attempts { get; init; } = [];

    /// <summary>Attempts that passed their gates, first in first merged.</summary>
    public ImmutableArray<string> MergeQueue { get; init; } = [];

    /// <summary>Tasks that resolve a conflict of the head with another commit, and that commit.</summary>
    public ImmutableSortedDictionary<string, string> MergeWith { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableHashSet<string> Skipped { get; init; } = [];

    /// <summary>Autonomy <c>manual</c>: tasks that a person let start.</summary>
    public ImmutableHashSet<string> Released { get; init; } = [];

    public ImmutableArray<Escalation> Escalations { get; init; } = [];

    public int CouncilRound { get; init; }

    public string CouncilCommit { get; init; } = "";

    public ImmutableArray<LensState> Lenses { get; init; } = [];

    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Reviews of people that ask for changes, in the order heard.</summary>
    public ImmutableArray<HumanReview> Reviews { get; init; } = [];

    /// <summary>How many of <see cref="Reviews"/> were taken up; the others wait until the track is ready.</summary>
    public int ReviewsTaken { get; init; }

    public ImmutableArray<Remeasure> Remeasures { get; init; } = [];

    /// <summary>The last request of <see cref="Remeasures"/> that was served.</summary>
    public int Remeasured { get; init; }

    /// <summary>While tasks run: the newest pushed head that shows the checks of every gate, and when it began to.</summary>
    public string? GatesHead { get; init; }

    public DateTimeOffset? GatesAt { get; init; }

    public ImmutableArray<MergeGroup> MergeGroups { get; init; } = [];

    public bool IsQueuedForMerge => MergeGroups.Any(group => group.IsOpen);

    public ImmutableArray<IssueEdit> Edits { get; init; } = [];

    /// <summary>Why the app may not write to the repository now; null where it may. Nothing runs and nothing is shown meanwhile.</summary>
    public string? Away { get; init; }

    /// <summary>Other open tracks of the repository that change the same files.</summary>
    public ImmutableArray<Neighbour> Neighbours { get; init; } = [];

    /// <summary>How often a step was wanted again after its job failed for good.</summary>
    public ImmutableSortedDictionary<string, int> Redone { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    public ImmutableArray<HeardCommand> Heard { get; init; } = [];

    public ImmutableArray<Reply> Replies { get; init; } = [];

    /// <summary>Logins that pressed a check's button without the right to.</summary>
    public ImmutableArray<string> Refused { get; init; } = [];

    /// <summary>Added to the settings' limit by <c>/swarm budget</c>.</summary>
    public decimal ExtraUsd { get; init; }

    public Usage Usage { get; init; } = Usage.None;

    public decimal LimitUsd => Settings.Budget.TrackUsd + ExtraUsd;

    /// <summary>The one branch of the track that GitHub sees.</summary>
    public string HeadBranch => $"{Settings.BranchPrefix}/{Key.BranchPart}/head";

    public string HeadRef => $"refs/heads/{HeadBranch}";

    /// <summary>Where an attempt's commit is kept in the mirror.</summary>
    public string RefOf(AttemptState attempt) => $"refs/swarm/{Key.BranchPart}/{attempt.Id}";

    public IEnumerable<Escalation> OpenEscalations => Escalations.Where(each => each.IsOpen);

    /// <summary>The short road: no approval, no council.</summary>
    public bool IsShort => Settings.Ceremony == Ceremony.Light || (Settings.Ceremony == Ceremony.Auto && Plan is { IsSmall: true });

    public ImmutableArray<string> RequiredGates => GateIds.Required(Settings.Commands);

    /// <summary>A read-only task changes nothing, so only its scope can be measured.</summary>
    public ImmutableArray<string> RequiredFor(string task) =>
        Task(task).Access == TaskAccess.ReadOnly ? [GateIds.Scope] : RequiredGates;

    /// <summary>True where the head was measured and holds nothing that must not reach GitHub, or is the empty start commit.</summary>
    public bool MayPush =>
        Head is not null
        && (HeadEvidence is null && Attempts.All(attempt => attempt.Stage != AttemptStage.Done || Task(attempt.Task).Access == TaskAccess.ReadOnly)
            || HeadEvidence is { } evidence && evidence.Commit == Head && GateIds.BeforePush.All(gate => evidence.VerdictOf(gate) is Verdict.Pass or Verdict.Warn));

    public bool HeadMeets => HeadEvidence is { } evidence && evidence.Commit == Head && evidence.Meets(RequiredGates);

    public PlanTask Task(string id) => Tasks.First(task => task.Id == id);

    public AttemptState Attempt(string id) => Attempts.First(attempt => attempt.Id == id);

    public AttemptState? LastAttempt(string task) => Attempts.LastOrDefault(attempt => attempt.Task == task);

    public bool IsDone(string task) => Attempts.Any(attempt => attempt.Task == task && attempt.Stage == AttemptStage.Done);

    /// <summary>Done or left out: what depends on it may go on.</summary>
    public bool IsSettled(string task) => Skipped.Contains(task) || IsDone(task);

    public bool AllSettled => Tasks.All(task => IsSettled(task.Id));

    public IEnumerable<AttemptState> OpenAttempts => Attempts.Where(attempt => attempt.IsOpen);
}
