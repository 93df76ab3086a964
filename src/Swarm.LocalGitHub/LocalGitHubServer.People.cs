using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub;

/// <content>
/// What people do to issues and comments. Each deed sends the same webhooks as on GitHub. A person, issue or comment
/// that does not exist is an <see cref="ArgumentException"/>.
/// </content>
public sealed partial class LocalGitHubServer
{
    /// <returns>The issue's number.</returns>
    public int CreateIssue(string owner, string repo, string by, string title, string body) =>
        With(owner, repo, repository => _hub.Issues.Open(repository, Person(by), title, body, []).Number);

    /// <summary>Adds a label; a label that the repository lacks is made.</summary>
    public void AddLabel(string owner, string repo, int issue, string label, string by) =>
        OnIssue(owner, repo, issue, (repository, found) => _hub.Issues.AddLabels(repository, found, [label], Person(by)));

    public void RemoveLabel(string owner, string repo, int issue, string label, string by) =>
        OnIssue(owner, repo, issue, (repository, found) => _hub.Issues.RemoveLabel(repository, found, label, Person(by)));

    public void EditIssue(string owner, string repo, int issue, string? title, string? body, string by) =>
        OnIssue(owner, repo, issue, (repository, found) => _hub.Issues.Edit(repository, found, title, body, Person(by)));

    /// <returns>The comment's id.</returns>
    public long Comment(string owner, string repo, int issue, string body, string by) =>
        With(owner, repo, repository => _hub.Issues.Comment(repository, Issue(repository, issue), body, Person(by)).Id);

    public void EditComment(string owner, string repo, long commentId, string body, string by) =>
        OnComment(owner, repo, commentId, (repository, issue, comment) => _hub.Issues.EditComment(repository, issue, comment, body, Person(by)));

    public void DeleteComment(string owner, string repo, long commentId, string by) =>
        OnComment(owner, repo, commentId, (repository, issue, comment) => _hub.Issues.DeleteComment(repository, issue, comment, Person(by)));

    public void CloseIssue(string owner, string repo, int issue, string by) =>
        OnIssue(owner, repo, issue, (repository, found) => _hub.Issues.Close(repository, found, Person(by)));

    public void ReopenIssue(string owner, string repo, int issue, string by) =>
        OnIssue(owner, repo, issue, (repository, found) => _hub.Issues.Reopen(repository, found, Person(by)));

    /// <summary>Locks the conversation: apps can no longer comment there.</summary>
    public void LockIssue(string owner, string repo, int issue) => OnIssue(owner, repo, issue, (_, found) => found.Locked = true);

    private void OnIssue(string owner, string repo, int number, Action<Repository, Issue> deed)
    {
        using var entry = _hub.World.Enter();
        var repository = FindRepository(owner, repo);
        deed(repository, Issue(repository, number));
    }

    private void OnComment(string owner, string repo, long id, Action<Repository, Issue, IssueComment> deed)
    {
        using var entry = _hub.World.Enter();
        var repository = FindRepository(owner, repo);
        var issue = repository.Issues.Find(candidate => candidate.Comments.Exists(comment => comment.Id == id))
            ?? throw new ArgumentException($"There is no comment {id}.", nameof(id));
        deed(repository, issue, issue.Comments.First(comment => comment.Id == id));
    }

    private static Issue Issue(Repository repository, int number) =>
        repository.FindIssue(number) ?? throw new ArgumentException($"There is no issue #{number}.", nameof(number));
}
