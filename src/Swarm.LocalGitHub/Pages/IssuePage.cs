using Swarm.LocalGitHub.Deeds;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Pages;

/// <summary>The page of an issue.</summary>
internal static class IssuePage
{
    public static string Render(Repository repository, Issue issue)
    {
        var closing = repository.PullRequests.Where(pull => PullDeeds.Closes(repository, pull.Body).Contains(issue));
        return Layout.Page($"{issue.Title} · #{issue.Number}", Layout.Crumbs(repository.Owner.Login, repository.Name), $"""
            <h1 class="title">{Html.Text(issue.Title)} <span class="number">#{issue.Number}</span></h1>
            <p class="meta">{IndexPage.StateMark(issue)} {Timeline.Who(issue.Author)} opened this · {issue.Comments.Count} comments {Timeline.Labels(issue)}</p>
            {Html.Join(closing, pull => Linked(repository, pull))}
            {Timeline.Opening(issue)}
            {Timeline.Conversation(issue)}
            """);
    }

    private static string Linked(Repository repository, Issue pull) =>
        $"<p>{IndexPage.StateMark(pull)} <a href=\"/{repository.FullName}/pull/{pull.Number}\">{Html.Text(pull.Title)} #{pull.Number}</a> <span class=\"meta\">closes this issue</span></p>";
}
