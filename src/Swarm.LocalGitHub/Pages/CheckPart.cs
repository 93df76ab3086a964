using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Pages;

/// <summary>Check runs: one line each in a box, and in full.</summary>
internal static class CheckPart
{
    /// <summary>For each name and app the newest run on the commit, as "latest" means.</summary>
    public static IReadOnlyList<CheckRun> Latest(Repository repository, string sha) =>
    [
        .. repository.CheckRuns.Where(run => run.HeadSha == sha)
            .OrderByDescending(run => run.Id)
            .DistinctBy(run => (run.Name, run.Suite.App.Id))
            .OrderBy(run => run.Name, StringComparer.Ordinal),
    ];

    public static string Box(IReadOnlyList<CheckRun> runs, string address)
    {
        if (runs.Count == 0) return "<section class=\"card\"><div class=\"in empty\">No checks on this commit.</div></section>";
        return $"""
            <section class="card"><header><b>{Headline(runs)}</b> · <a href="{address}">details</a></header>
            <ul class="rows">{Html.Join(runs, run => $"<li>{Icon(run)} <b>{Html.Text(run.Name)}</b> <span class=\"meta\">{Html.Text(run.Output.Title ?? Word(run))}</span></li>")}</ul>
            </section>
            """;
    }

    public static string Full(CheckRun run) => $"""
        <section class="card" id="run-{run.Id}">
        <header>{Icon(run)} <b>{Html.Text(run.Name)}</b> · {Html.Text(Word(run))} · {Html.Text(run.Suite.App.Slug)} · <code>{run.HeadSha[..7]}</code></header>
        <div class="in">
        {(run.Output.Title is null ? "" : $"<h3>{Html.Text(run.Output.Title)}</h3>")}
        {(run.Output.Summary is null ? "<span class=\"empty\">Nothing reported yet.</span>" : Markup.Render(run.Output.Summary))}
        {(run.Output.Text is null ? "" : Markup.Render(run.Output.Text))}
        {Buttons(run)}
        </div>
        {Annotations(run)}
        </section>
        """;

    private static string Headline(IReadOnlyList<CheckRun> runs)
    {
        var running = runs.Count(run => run.Status != "completed");
        if (running > 0) return $"{running} of {runs.Count} checks are still running";
        var failed = runs.Count(run => run.Conclusion is "failure" or "timed_out" or "action_required" or "cancelled");
        return failed == 0 ? $"All {runs.Count} checks have passed" : $"{failed} of {runs.Count} checks were not successful";
    }

    private static string Buttons(CheckRun run)
    {
        // GitHub shows buttons only on completed runs.
        if (run.Status != "completed" || run.Actions.Count == 0) return "";
        return $"<p>{Html.Join(run.Actions, action => $"<span class=\"button\" title=\"{Html.Text(action.Description)}\">{Html.Text(action.Label)}</span>")}</p>";
    }

    private static string Annotations(CheckRun run) => run.Annotations.Count == 0
        ? ""
        : $"<ul class=\"rows\" style=\"border-top:1px solid var(--line)\">{Html.Join(run.Annotations, Annotation)}</ul>";

    private static string Annotation(CheckAnnotation annotation) => $"""
        <li><span class="ico {annotation.Level}">{(annotation.Level == "failure" ? "✕" : annotation.Level == "warning" ? "!" : "i")}</span>
        <code>{Html.Text(annotation.Path)}:{annotation.StartLine}</code> <b>{Html.Text(annotation.Title)}</b>
        <pre class="plain">{Html.Text(annotation.Message)}</pre></li>
        """;

    private static string Icon(CheckRun run) => run.Status != "completed"
        ? "<span class=\"ico pending\">●</span>"
        : run.Conclusion switch
        {
            "success" => "<span class=\"ico success\">✓</span>",
            "failure" or "timed_out" => "<span class=\"ico failure\">✕</span>",
            "action_required" => "<span class=\"ico action_required\">!</span>",
            _ => "<span class=\"ico neutral\">■</span>",
        };

    private static string Word(CheckRun run) => (run.Conclusion ?? run.Status).Replace('_', ' ');
}
