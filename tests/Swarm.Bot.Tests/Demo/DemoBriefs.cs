using Swarm.Bot.Demo.Script;
using Swarm.Core.Documents;
using Swarm.Core.Plans;
using Swarm.Core.Policies;
using Swarm.Core.Reports;
using Swarm.Core.Tracks;

namespace Swarm.Bot.Tests.Demo;

/// <summary>Briefs of the demo's track, written by the product itself.</summary>
internal static class DemoBriefs
{
    public const string Refuse = "Error: name the days and end with status 1";
    public const string Warn = "Warning: name the days and end with status 0";

    private static readonly DateTimeOffset At = DateTimeOffset.UnixEpoch;

    public static Plan Plan { get; } = PlanReader.Read(ReportReader.Read(DemoPlan.Report).Plan).Plan.ShouldNotBeNull();

    private static TrackState State { get; } = new()
    {
        Key = new TrackKey(1, 7, 1),
        Repository = new RepositoryFacts(1, "workshop", "stockroom", "main", 1),
        Labeller = new Actor(DemoIssue.Author, CanWrite: true),
        Issue = new IssueFacts(7, DemoIssue.Title, UntrustedText.Clean(DemoIssue.Body).Text, DemoIssue.Author, [], []),
        StartedAt = At,
        UpdatedAt = At,
        Plan = Plan,
        Tasks = Plan.Tasks,
    };

    /// <summary>The brief of a task's attempt after as many failed ones as <paramref name="failures"/>, with the answer to its question if there is one.</summary>
    public static string Attempt(string task, int failures = 0, string? answer = null)
    {
        var attempts = Enumerable.Range(1, failures + 1).Select(number => new AttemptState
        {
            Id = $"{task}-{number}",
            Task = task,
            Number = number,
            Base = "b",
            StartedAt = At,
            Leg = answer is null ? 1 : 2,
            Failure = number <= failures ? new AttemptFailure(FailureKind.Gate, "Gate `tests`: it failed.") : null,
        });
        var last = $"{task}-{failures + 1}";
        var asked = new Escalation("E-01", EscalationKind.Question, last, "Error or warning?", [new(Refuse), new(Warn)], 1, "", At) { Answer = answer };
        var state = State with { Attempts = [.. attempts], Escalations = answer is null ? [] : [asked] };
        return Briefs.Write(state, new TrackJob(answer is null ? $"attempt/{last}" : $"attempt/{last}.2", JobKind.Attempt, last));
    }

    public static string Of(JobKind kind, string key, string subject = "") => Briefs.Write(State, new TrackJob(key, kind, subject));

    public static string Repair()
    {
        var task = new PlanTask { Id = "R01", Title = "Repair F-01", Role = "repairer", Effort = "S", Touches = ["src/commands/low.sh"] };
        var attempt = new AttemptState { Id = "R01-1", Task = "R01", Number = 1, Base = "b", StartedAt = At };
        return Briefs.Write(State with { Tasks = Plan.Tasks.Add(task), Attempts = [attempt] }, new TrackJob("attempt/R01-1", JobKind.Attempt, "R01-1"));
    }

    /// <summary>The brief with which a task's work is done for good.</summary>
    public static string Final(string task, string answer = Refuse) => task switch
    {
        "T02" => Attempt(task, failures: 1),
        "T06" => Attempt(task, answer: answer),
        _ => Attempt(task),
    };
}
