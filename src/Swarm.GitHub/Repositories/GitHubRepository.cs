namespace Swarm.GitHub;

/// <summary>
/// One repository as the App's installation may use it. What is absent comes back as null or false; every other
/// refusal is a <see cref="GitHubRefusedException"/>. Any call may throw <see cref="GitHubUnavailableException"/>;
/// one that creates may throw <see cref="GitHubUncertainException"/>.
/// </summary>
public sealed partial class GitHubRepository
{
    private readonly RestClient rest;
    private readonly GraphClient graph;
    private readonly string path;

    internal GitHubRepository(RestClient rest, GraphClient graph, string owner, string name)
    {
        this.rest = rest;
        this.graph = graph;
        path = RepositoryPath.Of(owner, name);
        Owner = owner;
        Name = name;
    }

    /// <summary>Login of the owner.</summary>
    public string Owner { get; }

    /// <summary>Name below the owner.</summary>
    public string Name { get; }

    /// <summary>The same repository, whose writes wait in a lane; where nobody says, in that of the pull request.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="patience">
    /// Ends the waiting for a limit, never a request under way: the call then throws <see cref="GitHubNotSentException"/>.
    /// </param>
    public GitHubRepository In(WriteLane lane, CancellationToken patience = default)
    {
        var order = new WriteOrder(lane, patience);
        return new GitHubRepository(rest.In(order), graph.In(order), Owner, Name);
    }

    /// <summary>The repository; null where it is gone or out of the installation's sight.</summary>
    public Task<RepositoryInfo?> GetAsync(CancellationToken cancellationToken) =>
        rest.FindAsync(path, GitHubJson.Default.RepositoryInfo, cancellationToken);

    /// <summary>What somebody may do here, now. Somebody unknown may do nothing.</summary>
    public async Task<RepositoryPermission> GetPermissionAsync(string login, CancellationToken cancellationToken)
    {
        var url = $"{path}/collaborators/{RepositoryPath.Segment(login)}/permission";
        var answer = await rest.FindAsync(url, GitHubJson.Default.PermissionAnswer, cancellationToken);
        return answer?.Level ?? RepositoryPermission.None;
    }

    /// <summary>An account of this GitHub; null where there is none of that name.</summary>
    public Task<GitHubUser?> FindUserAsync(string login, CancellationToken cancellationToken) =>
        rest.FindAsync($"users/{RepositoryPath.Segment(login)}", GitHubJson.Default.GitHubUser, cancellationToken);

    /// <summary>A branch by its short name; null where it does not exist.</summary>
    public Task<Branch?> GetBranchAsync(string branch, CancellationToken cancellationToken) =>
        rest.FindAsync($"{path}/branches/{RepositoryPath.Segment(branch)}", GitHubJson.Default.Branch, cancellationToken);

    /// <summary>All rules that bind a branch, existing or not. Empty also where this GitHub has no rules.</summary>
    public async Task<IReadOnlyList<BranchRule>> GetBranchRulesAsync(string branch, CancellationToken cancellationToken)
    {
        try
        {
            return await rest.ListAsync($"{path}/rules/branches/{RepositoryPath.Segment(branch)}?per_page=100", GitHubJson.Default.IReadOnlyListBranchRule, cancellationToken);
        }
        catch (GitHubRefusedException refused) when (refused.Status == System.Net.HttpStatusCode.NotFound)
        {
            return [];
        }
    }
}
