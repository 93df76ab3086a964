using System.Text.Json.Nodes;
using Swarm.LocalGitHub.Shapes;
using Swarm.LocalGitHub.State;
using Swarm.LocalGitHub.Webhooks;

namespace Swarm.LocalGitHub.Deeds;

/// <summary>What can be done to issues and to the conversation of pull requests. Callers have checked that it may be done.</summary>
internal sealed class IssueDeeds(World world, Announcer announcer)
{
    public Issue Open(Repository repository, Actor by, string title, string body, IReadOnlyList<string> labels)
    {
        var issue = New(repository, by, title, body, null);
        announcer.Issue(repository, issue, "opened", by);
        AddLabels(repository, issue, labels, by);
        return issue;
    }

    public Issue New(Repository repository, Actor by, string title, string body, PullRequest? pull)
    {
        var issue = new Issue
        {
            Id = world.NextId(),
            Number = repository.Issues.Count + repository.Left.Count + 1,
            Author = by,
            Title = title,
            Body = body,
            Pull = pull,
            CreatedAt = world.Now,
            UpdatedAt = world.Now,
        };
        repository.Issues.Add(issue);
        return issue;
    }

    public void Edit(Repository repository, Issue issue, string? title, string? body, Actor by)
    {
        var changes = new JsonObject();
        if (title is not null && title != issue.Title) changes["title"] = From(issue.Title);
        if (body is not null && body != issue.Body) changes["body"] = From(issue.Body);
        if (changes.Count == 0) return;
        (issue.Title, issue.Body, issue.UpdatedAt) = (title ?? issue.Title, body ?? issue.Body, world.Now);
        announcer.Issue(repository, issue, "edited", by, ("changes", changes));
    }

    public void Close(Repository repository, Issue issue, Actor by, string reason = "completed", string? commit = null)
    {
        if (!issue.IsOpen) return;
        (issue.State, issue.ClosedAt, issue.ClosedBy, issue.UpdatedAt) = ("closed", world.Now, by.Account, world.Now);
        if (issue.Pull is null) issue.StateReason = reason;
        Note(issue, "closed", by, commit: commit);
        announcer.Issue(repository, issue, "closed", by);
    }

    public void Reopen(Repository repository, Issue issue, Actor by)
    {
        if (issue.IsOpen || issue.Pull is { Merged: true }) return;
        (issue.State, issue.ClosedAt, issue.ClosedBy, issue.UpdatedAt) = ("open", null, null, world.Now);
        if (issue.Pull is null) issue.StateReason = "reopened";
        Note(issue, "reopened", by);
        announcer.Issue(repository, issue, "reopened", by);
    }

    /// <summary>The issue is no longer here: deleted, or transferred where <paramref name="more"/> says whereto.</summary>
    public void Leave(Repository repository, Issue issue, string action, Actor by, params (string Name, JsonNode? Value)[] more)
    {
        repository.Issues.Remove(issue);
        repository.Left.Add(issue);
        announcer.Issue(repository, issue, action, by, more);
    }

    public IssueComment Comment(Repository repository, Issue issue, string body, Actor by)
    {
        var comment = new IssueComment { Id = world.NextId(), Author = by, Body = body, CreatedAt = world.Now, UpdatedAt = world.Now };
        issue.Comments.Add(comment);
        issue.UpdatedAt = world.Now;
        announcer.Comment(repository, issue, comment, "created", by);
        return comment;
    }

    public void EditComment(Repository repository, Issue issue, IssueComment comment, string body, Actor by)
    {
        var changes = new JsonObject { ["body"] = From(comment.Body) };
        (comment.Body, comment.UpdatedAt, comment.Editor) = (body, world.Now, by.Account);
        announcer.Comment(repository, issue, comment, "edited", by, ("changes", changes));
    }

    public void DeleteComment(Repository repository, Issue issue, IssueComment comment, Actor by)
    {
        issue.Comments.Remove(comment);
        announcer.Comment(repository, issue, comment, "deleted", by);
    }

    /// <summary>Adds the labels that are not there yet. A label the repository lacks is made, as GitHub does.</summary>
    public void AddLabels(Repository repository, Issue issue, IEnumerable<string> names, Actor by)
    {
        foreach (var name in names.Select(name => EnsureLabel(repository, name).Name).Where(name => !issue.Labels.Contains(name)).ToList())
        {
            issue.Labels.Add(name);
            Note(issue, "labeled", by, name);
            AnnounceLabel(repository, issue, name, "labeled", by);
        }
    }

    /// <summary>False where the issue does not carry the label.</summary>
    public bool RemoveLabel(Repository repository, Issue issue, string name, Actor by)
    {
        var carried = issue.Labels.Find(label => string.Equals(label, name, StringComparison.OrdinalIgnoreCase));
        if (carried is null) return false;
        issue.Labels.Remove(carried);
        Note(issue, "unlabeled", by, carried);
        AnnounceLabel(repository, issue, carried, "unlabeled", by);
        return true;
    }

    public Label EnsureLabel(Repository repository, string name, string color = "ededed", string? description = null)
    {
        if (repository.FindLabel(name) is { } known) return known;
        var label = new Label(world.NextId(), name, color, description);
        repository.Labels.Add(label);
        return label;
    }

    public (Reaction Reaction, bool Created) React(List<Reaction> reactions, string content, Actor by)
    {
        var known = reactions.Find(reaction => reaction.Content == content && reaction.By.Id == by.Account.Id);
        if (known is not null) return (known, false);
        var made = new Reaction(world.NextId(), content, by.Account, world.Now);
        reactions.Add(made);
        return (made, true);
    }

    public void Note(Issue issue, string name, Actor by, string? label = null, string? commit = null) =>
        issue.Events.Add(new IssueEvent(world.NextId(), name, by, world.Now, label, commit));

    private void AnnounceLabel(Repository repository, Issue issue, string name, string action, Actor by) =>
        announcer.Issue(repository, issue, action, by, ("label", LabelShape.Of(announcer.Links, repository, repository.FindLabel(name)!)));

    private static JsonObject From(string before) => new() { ["from"] = before };
}
