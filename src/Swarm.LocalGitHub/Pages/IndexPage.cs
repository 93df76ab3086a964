using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Pages;

/// <summary>Lists of repositories and of a repository's issues and pull requests.</summary>
internal static class IndexPage
{
    public static string Repositories(IReadOnlyList<Repository> repositories) => Layout.Page(
        "Local GitHub",
        "Repositories",
        repositories.Count == 0 ? "<p class=\"empty\">No repositories yet.</p>" : Html.Join(repositories, Section));

    public static string Repository(Repository repository) => Layout.Page(
        repository.FullName,
        Layout.Crumbs(repository.Owner.Login, repository.Name),
        Section(repository));

    private static string Section(Repository repository)
    {
        var rows = Html.Join(repository.Issues.AsEnumerable().Reverse(), issue => Row(repository, issue));
        return $"""
            <section class="card">
            <header><b><a href="/{repository.FullName}">{Html.Text(repository.FullName)}</a></b> · {repository.Refs.Keys.Count(name => name.StartsWith("refs/heads/", StringComparison.Ordinal))} branches</header>
            {(rows.Length == 0 ? "<div class=\"in empty\">No issues yet.</div>" : $"<ul class=\"rows\">{rows}</ul>")}
            </section>
            """;
    }

    private static string Row(Repository repository, Issue issue)
    {
        var path = issue.Pull is null ? "issues" : "pull";
        return $"""
            <li>{StateMark(issue)} <a href="/{repository.FullName}/{path}/{issue.Number}"><b>{Html.Text(issue.Title)}</b></a> {Timeline.Labels(issue)}
            <div class="meta">#{issue.Number} by {Html.Text(issue.Author.Login)} · {issue.Comments.Count} comments</div></li>
            """;
    }

    public static string StateMark(Issue issue)
    {
        var (kind, word) = issue switch
        {
            { Pull.Merged: true } => ("merged", "Merged"),
            { IsOpen: true, Pull.Draft: true } => ("draft", "Draft"),
            { IsOpen: true } => ("open", "Open"),
            { Pull: null } => ("done", "Closed"),
            _ => ("closed", "Closed"),
        };
        return $"<span class=\"state {kind}\">{word}</span>";
    }
}
