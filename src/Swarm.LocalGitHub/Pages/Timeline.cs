using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Pages;

/// <summary>Parts of conversations that issue and pull request pages share.</summary>
internal static class Timeline
{
    public static string Who(Actor by)
    {
        var bot = by.App is null ? "" : " <span class=\"pill bot\">bot</span>";
        return $"<b>{Html.Text(by.Login)}</b>{bot}";
    }

    public static string When(DateTimeOffset at) => $"<time datetime=\"{at:O}\">{at:yyyy-MM-dd HH:mm} UTC</time>";

    public static string Opening(Issue issue) => Card(issue.Author, "opened", issue.CreatedAt, issue.Body, issue.Reactions);

    public static string Conversation(Issue issue)
    {
        var comments = issue.Comments.Select(comment => (comment.CreatedAt, comment.Id, Html: Comment(comment)));
        var events = issue.Events.Select(entry => (entry.CreatedAt, entry.Id, Html: Event(entry)));
        var reviews = (issue.Pull?.Reviews ?? []).Where(review => review.SubmittedAt is not null)
            .Select(review => (CreatedAt: review.SubmittedAt!.Value, review.Id, Html: ReviewPart.Card(issue, review)));
        return string.Concat(comments.Concat(events).Concat(reviews).OrderBy(part => part.CreatedAt).ThenBy(part => part.Id).Select(part => part.Html));
    }

    public static string Labels(Issue issue) => Html.Join(issue.Labels, label => $"<span class=\"pill\">{Html.Text(label)}</span>");

    private static string Comment(IssueComment comment)
    {
        var card = Card(comment.Author, "commented", comment.CreatedAt, comment.Body, comment.Reactions, $"issuecomment-{comment.Id}");
        return comment.MinimizedReason is null ? card : $"<details class=\"event\"><summary>Hidden as {Html.Text(comment.MinimizedReason)}</summary>{card}</details>";
    }

    private static string Card(Actor by, string verb, DateTimeOffset at, string body, List<Reaction> reactions, string id = "opening") => $"""
        <article class="card" id="{id}">
        <header>{Who(by)} {verb} {When(at)}</header>
        <div class="in">{(body.Length == 0 ? "<span class=\"empty\">No description.</span>" : Markup.Render(body))}</div>
        {Reactions(reactions)}
        </article>
        """;

    private static string Reactions(List<Reaction> reactions)
    {
        if (reactions.Count == 0) return "";
        var groups = reactions.GroupBy(reaction => reaction.Content);
        return $"<div class=\"react\">{Html.Join(groups, group => $"<span class=\"pill\">{Reaction.Signs[group.Key]} {group.Count()}</span>")}</div>";
    }

    private static string Event(IssueEvent entry)
    {
        var what = entry.Event switch
        {
            "labeled" => $"added the label <span class=\"pill\">{Html.Text(entry.Label)}</span>",
            "unlabeled" => $"removed the label <span class=\"pill\">{Html.Text(entry.Label)}</span>",
            "ready_for_review" => "marked this as ready for review",
            "merged" => $"merged this as <code>{Html.Text(entry.CommitId?[..7])}</code>",
            _ => Html.Text(entry.Event) + " this",
        };
        return $"<p class=\"event\">{Who(entry.By)} {what} {When(entry.CreatedAt)}</p>";
    }
}
