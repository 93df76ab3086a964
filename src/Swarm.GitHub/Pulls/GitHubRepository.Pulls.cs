namespace Swarm.GitHub;

public sealed partial class GitHubRepository
{
    /// <summary>Opens a pull request between two branches of this repository, given by their short names.</summary>
    /// <exception cref="GitHubRefusedException">
    /// 422: there is nothing between the branches, one is missing, there is such a pull request already, or drafts do not exist here.
    /// </exception>
    public Task<PullRequest> CreatePullRequestAsync(string title, string body, string head, string @base, bool draft, CancellationToken cancellationToken)
    {
        var created = new NewPullRequest(title, BodyLimit.Demand(body)!, head, @base, draft);
        var write = new Write<NewPullRequest>(HttpMethod.Post, $"{path}/pulls", created, GitHubJson.Default.NewPullRequest);
        return rest.WriteAsync(write, GitHubJson.Default.PullRequest, cancellationToken);
    }

    /// <summary>Changes what is not null; null where the pull request is gone. A draft is ended by <see cref="MarkReadyForReviewAsync"/>.</summary>
    public Task<PullRequest?> UpdatePullRequestAsync(int number, string? title, string? body, OpenState? state, CancellationToken cancellationToken)
    {
        var update = new PullRequestUpdate(title, BodyLimit.Demand(body), state);
        var write = new Write<PullRequestUpdate>(HttpMethod.Patch, PullPath(number), update, GitHubJson.Default.PullRequestUpdate);
        return rest.ChangeAsync(write, GitHubJson.Default.PullRequest, cancellationToken);
    }

    /// <summary>A pull request; null where it is gone.</summary>
    public Task<PullRequest?> GetPullRequestAsync(int number, CancellationToken cancellationToken) =>
        rest.FindAsync(PullPath(number), GitHubJson.Default.PullRequest, cancellationToken);

    /// <summary>All pull requests, open and closed, whose head is a branch of this repository.</summary>
    public Task<IReadOnlyList<PullRequest>> FindPullRequestsByHeadAsync(string branch, CancellationToken cancellationToken) =>
        rest.ListAsync(
            $"{path}/pulls?state=all&head={Uri.EscapeDataString($"{Owner}:{branch}")}&per_page=100",
            GitHubJson.Default.IReadOnlyListPullRequest,
            cancellationToken);

    /// <summary>All files a pull request changes; GitHub lists 3,000 at most.</summary>
    public Task<IReadOnlyList<PullRequestFile>> ListPullRequestFilesAsync(int number, CancellationToken cancellationToken) =>
        rest.ListAsync($"{PullPath(number)}/files?per_page=100", GitHubJson.Default.IReadOnlyListPullRequestFile, cancellationToken);

    /// <summary>Ends a draft; one that is ready already stays so.</summary>
    public Task MarkReadyForReviewAsync(string pullNodeId, CancellationToken cancellationToken) =>
        graph.MutateAsync(new GraphRequest(GraphDocuments.MarkReady, new GraphVariables { Id = pullNodeId }), cancellationToken);

    private string PullPath(int number) => $"{path}/pulls/{number}";
}
