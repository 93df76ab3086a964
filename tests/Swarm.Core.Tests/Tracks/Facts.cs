using System.Collections.Immutable;
using Swarm.Core.Gates;
using Swarm.Core.Plans;
using Swarm.Core.Policies;
using Swarm.Core.Tracks;

namespace Swarm.Core.Tests.Tracks;

/// <summary>Facts that the specs share: people, a repository, evidence, reports.</summary>
internal static class Facts
{
    public static readonly DateTimeOffset Noon = new(2030, 5, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly Actor Writer = new("mara", true);
    public static readonly Actor Stranger = new("nils", false);
    public static readonly RepositoryFacts Repository = new(77, "acme", "shop", "main", 5);
    public static readonly TrackKey Key = new(77, 12, 1);

    /// <summary>Asks after the plan only; specs about checkpoints set <see cref="Autonomy.Checkpoint"/>.</summary>
    public static readonly RepositorySettings Settings = new() { Autonomy = Autonomy.UntilGates, Commands = new RepositoryCommands("make", "make test") };

    public static RepositorySettings With(Autonomy autonomy) => Settings with { Autonomy = autonomy };

    public static TrackSignal.Labelled Label(Actor? by = null) =>
        new(Key, Repository, 12, "Add a cart", by ?? Writer, "swarm") { At = Noon };

    public static IssueFacts Issue { get; } = new(12, "Add a cart", "Please add one.", "mara", [], []);

    public static PlanTask Task(string id, string touch, params string[] after) => new()
    {
        Id = id,
        Title = $"Do {id}",
        Effort = "M",
        Touches = [touch],
        DependsOn = [.. after],
    };

    public static string Plan(params IEnumerable<PlanTask> tasks) =>
        $$"""
        Here is the plan.
        ```swarm-plan
        {"summary": "all of it", "tasks": [{{string.Join(",", tasks.Select(Json))}}]}
        ```
        """;

    public static string Question(string options = "\"yes\", \"no\"") =>
        $$"""
        I am not sure.
        ```swarm-question
        {"question": "Which way?", "options": [{{options}}], "recommendation": 1, "impact": "much"}
        ```
        """;

    public static string Findings(string json) => $"Looked.\n```swarm-findings\n{json}\n```";

    public static Evidence Good(string commit) => new(commit, [.. GateIds.Required(Settings.Commands).Select(gate => GateResult.Pass(gate, "fine"))]);

    public static Evidence Bad(string commit, string gate = GateIds.Tests, params ImmutableArray<GateAnnotation> places) =>
        new(commit, [.. Good(commit).Gates.Select(each => each.Gate == gate ? GateResult.Fail(gate, "two tests fail", places) : each)]);

    public static JobResult.Failed Failure(FailureKind kind = FailureKind.Agent, string reason = "It broke.") => new(kind, reason, "Mend it.");

    private static string Json(PlanTask task) =>
        $$"""
        {"id": "{{task.Id}}", "title": "{{task.Title}}", "role": "{{task.Role}}", "effort": "{{task.Effort}}", "dependsOn": [{{Quoted(task.DependsOn)}}],
         "touches": [{{Quoted(task.Touches)}}], "access": "{{Access(task.Access)}}", "needsUserInput": {{(task.NeedsUserInput ? "true" : "false")}}}
        """;

    private static string Quoted(IEnumerable<string> items) => string.Join(",", items.Select(item => $"\"{item}\""));

    private static string Access(TaskAccess access) => access switch
    {
        TaskAccess.ReadOnly => "read-only",
        TaskAccess.WriteShared => "write-shared",
        _ => "write",
    };
}
