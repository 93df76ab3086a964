using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Pages;

/// <summary>The three pages of a pull request: conversation, files, checks.</summary>
internal static class PullPage
{
    public static string Conversation(Repository repository, Issue issue)
    {
        var checks = CheckPart.Box(CheckPart.Latest(repository, issue.Pull!.HeadSha), $"/{repository.FullName}/pull/{issue.Number}/checks");
        return Frame(repository, issue, "", Timeline.Opening(issue) + Timeline.Conversation(issue) + checks);
    }

    public static string Files(Repository repository, Issue issue)
    {
        var pull = issue.Pull!;
        var threads = pull.Threads.Where(thread => !thread.First.Review.IsPending).ToList();
        var content = pull.Files.Count == 0
            ? "<p class=\"empty\">No file differs.</p>"
            : Html.Join(pull.Files, file => DiffPart.File(file, [.. threads.Where(thread => thread.First.Place.Path == file.Path)]));
        return Frame(repository, issue, "/files", content);
    }

    public static string Checks(Repository repository, Issue issue)
    {
        var runs = CheckPart.Latest(repository, issue.Pull!.HeadSha);
        return Frame(repository, issue, "/checks", runs.Count == 0 ? "<p class=\"empty\">No checks on this commit.</p>" : Html.Join(runs, CheckPart.Full));
    }

    private static string Frame(Repository repository, Issue issue, string here, string content)
    {
        var pull = issue.Pull!;
        var checks = CheckPart.Latest(repository, pull.HeadSha).Count;
        return Layout.Page($"{issue.Title} · #{issue.Number}", Layout.Crumbs(repository.Owner.Login, repository.Name), $"""
            <h1 class="title">{Html.Text(issue.Title)} <span class="number">#{issue.Number}</span></h1>
            <p class="meta">{IndexPage.StateMark(issue)} {Timeline.Who(issue.Author)} {(pull.Merged ? "merged" : "wants to merge")} {pull.Commits} {(pull.Commits == 1 ? "commit" : "commits")} into <code>{Html.Text(pull.BaseBranch)}</code> from <code>{Html.Text(pull.HeadBranch)}</code>
            · <span class="plus">+{pull.Files.Sum(file => file.Additions)}</span> <span class="minus">−{pull.Files.Sum(file => file.Deletions)}</span> {Timeline.Labels(issue)}</p>
            <nav class="tabs">{Tab("", "Conversation", issue.Comments.Count)}{Tab("/files", "Files changed", pull.Files.Count)}{Tab("/checks", "Checks", checks)}</nav>
            {content}
            """);

        string Tab(string path, string name, int count) =>
            $"<a href=\"/{repository.FullName}/pull/{issue.Number}{path}\"{(path == here ? " class=\"here\"" : "")}>{name}<span class=\"count\">{count}</span></a>";
    }
}
