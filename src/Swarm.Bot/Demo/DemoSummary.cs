using Spectre.Console;
using Swarm.Core.Tracks;
using Swarm.LocalGitHub;

namespace Swarm.Bot.Demo;

/// <summary>The demo's last page in the terminal: what came out, what the agents could see, what was real, and the reader's own next step.</summary>
internal static class DemoSummary
{
    public static void Write(IAnsiConsole console, DemoStory story, IReadOnlyList<LoggedRequest> requests)
    {
        var state = story.State;
        console.WriteLine();
        console.Write(Outcome(story));
        console.Write(Gates(state));
        Section(console, "Hidden text, stripped before any agent saw it", state.Issue.Removed);
        Section(console, "What an agent's environment held, printed by the agent itself", [story.Witness.Environment ?? "(no agent printed it)"]);
        Section(console, "A call over the budget, refused before anything left", [.. story.Witness.Refusals, $"The model's server saw {story.ModelCalls} calls; this was none of them."]);
        Section(console, "Permissions the app used", [Permissions(requests)]);
        Section(console, "Refs the app wrote", [.. story.GitHub.Refs.Keys.Where(name => name.StartsWith("refs/heads/swarm/", StringComparison.Ordinal) || name.StartsWith("refs/swarm/", StringComparison.Ordinal))]);
        Section(console, "Scripted", ["the model's words (a scripted Messages API behind the gateway), and your tick and answer"]);
        Section(console, "Real", [Real(story.Witness)]);
        Section(console, "Pages", [story.Pages.Issue, story.Pages.PullRequest]);
        Section(console, "The same on your own repository", ["dotnet run --project src/Swarm.Bot -- run --repo DIR --issue FILE"]);
    }

    private static Table Outcome(DemoStory story)
    {
        var state = story.State;
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumn("").AddColumn("");
        table.AddRow("Phase", state.Phase == TrackPhase.Ready ? "[green]Ready[/]" : $"[red]{state.Phase}[/] {Markup.Escape(state.End?.Reason ?? "")}");
        table.AddRow("Pull request", story.Pull is { } pull ? $"#{pull.Number}, {(pull.Draft ? "draft" : "ready")}, {Markup.Escape(pull.HeadBranch)} at {pull.HeadSha[..10]}" : "none");
        table.AddRow("Tasks", $"{state.Tasks.Count(task => state.IsDone(task.Id))} of {state.Tasks.Length} done in {state.Attempts.Length} attempts, {Parallel(state)} at once");
        table.AddRow("Questions", $"{state.Escalations.Length} asked, {state.Escalations.Count(each => !each.IsOpen)} answered");
        table.AddRow("Council", Markup.Escape(Swarm.Core.Documents.CouncilText.Title(state)));
        table.AddRow("Cost", $"${state.Usage.CostUsd:0.000} of ${state.LimitUsd:0.00} in {state.Usage.Calls} model calls");
        table.AddRow("Took", $"{story.Took.TotalSeconds:0.0} s, {story.Witness.Sessions} agent sessions");
        return table;
    }

    private static Table Gates(TrackState state)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("gate on the head").AddColumn("verdict").AddColumn("what was seen");
        foreach (var gate in state.HeadEvidence?.Gates ?? [])
            table.AddRow(gate.Gate, gate.Verdict.ToString().ToLowerInvariant(), Markup.Escape(gate.Summary));
        return table;
    }

    /// <summary>The most attempts whose times overlap.</summary>
    private static int Parallel(TrackState state) =>
        state.Attempts.Select(one => state.Attempts.Count(other => other.StartedAt <= one.StartedAt && one.StartedAt < (other.EndedAt ?? DateTimeOffset.MaxValue))).DefaultIfEmpty(0).Max();

    private static string Permissions(IReadOnlyList<LoggedRequest> requests) =>
        string.Join(", ", requests.Select(request => request.Permission).Where(permission => permission.Length > 0).Distinct().Order(StringComparer.Ordinal));

    private static string Real(DemoWitness witness) =>
        "signed webhooks, REST, git over HTTP, the store, the decider, locks, every commit and merge, build and tests, the model gateway and its metering; "
        + (witness.Confined ? "agents and commands ran in a bubblewrap cell" : "no sandbox on this machine: agents and commands ran with an empty environment only (install bubblewrap and socat for the cell)");

    private static void Section(IAnsiConsole console, string title, IEnumerable<string> lines)
    {
        console.MarkupLine($"\n[bold]{Markup.Escape(title)}[/]");
        foreach (var line in lines) console.WriteLine("  " + line);
    }
}
