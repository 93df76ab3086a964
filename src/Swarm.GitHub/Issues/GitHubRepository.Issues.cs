namespace Swarm.GitHub;

public sealed partial class GitHubRepository
{
    /// <summary>An issue (or a pull request's issue side); null where it is gone. A transferred one is followed.</summary>
    public Task<Issue?> GetIssueAsync(int issue, CancellationToken cancellationToken) =>
        rest.FindAsync(IssuePath(issue), GitHubJson.Default.Issue, cancellationToken);

    /// <summary>All open issues and pull requests that carry a label.</summary>
    public Task<IReadOnlyList<Issue>> ListIssuesWithLabelAsync(string label, CancellationToken cancellationToken) =>
        rest.ListAsync($"{path}/issues?state=open&labels={Uri.EscapeDataString(label)}&per_page=100", GitHubJson.Default.IReadOnlyListIssue, cancellationToken);

    /// <summary>Everything that happened to an issue, oldest first.</summary>
    public Task<IReadOnlyList<IssueHistoryEntry>> ListIssueEventsAsync(int issue, CancellationToken cancellationToken) =>
        rest.ListAsync($"{IssuePath(issue)}/events?per_page=100", GitHubJson.Default.IReadOnlyListIssueHistoryEntry, cancellationToken);

    /// <summary>Closes an issue; null where it is gone. Closing a closed one changes nothing.</summary>
    public Task<Issue?> CloseIssueAsync(int issue, CloseReason reason, CancellationToken cancellationToken)
    {
        var update = new IssueUpdate("closed", reason == CloseReason.Completed ? "completed" : "not_planned");
        var write = new Write<IssueUpdate>(HttpMethod.Patch, IssuePath(issue), update, GitHubJson.Default.IssueUpdate);
        return rest.ChangeAsync(write, GitHubJson.Default.Issue, cancellationToken);
    }

    /// <summary>Adds a reaction to an issue or pull request; a second time changes nothing. False where the issue is gone.</summary>
    public Task<bool> ReactToIssueAsync(int issue, Reaction content, CancellationToken cancellationToken) =>
        ReactAsync($"{IssuePath(issue)}/reactions", content, cancellationToken);

    /// <summary>Adds a reaction to a comment; a second time changes nothing. False where the comment is gone.</summary>
    public Task<bool> ReactToCommentAsync(long commentId, Reaction content, CancellationToken cancellationToken) =>
        ReactAsync($"{CommentPath(commentId)}/reactions", content, cancellationToken);

    private async Task<bool> ReactAsync(string reactions, Reaction content, CancellationToken cancellationToken)
    {
        var write = new Write<NewReaction>(HttpMethod.Post, reactions, new NewReaction(content), GitHubJson.Default.NewReaction) { Repeatable = true };
        var answer = await rest.WriteAsync(write, cancellationToken);
        if (answer.IsAbsent) return false;
        Answers.Demand(answer);
        return true;
    }

    private string IssuePath(int issue) => $"{path}/issues/{issue}";
}
