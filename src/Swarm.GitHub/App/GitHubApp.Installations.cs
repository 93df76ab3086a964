namespace Swarm.GitHub;

public sealed partial class GitHubApp
{
    /// <summary>Every account that has the App.</summary>
    public Task<IReadOnlyList<Installation>> ListInstallationsAsync(CancellationToken cancellationToken) =>
        rest.ListAsync("app/installations?per_page=100", GitHubJson.Default.IReadOnlyListInstallation, cancellationToken);

    /// <summary>Every repository that an installation covers.</summary>
    /// <exception cref="GitHubRefusedException">The installation is gone or suspended.</exception>
    public Task<IReadOnlyList<RepositoryInfo>> ListRepositoriesAsync(long installationId, CancellationToken cancellationToken) =>
        new RestClient(exchange, Lane(installationId), options.Address.Rest, WriteOrder.Default).ListAsync(
            "installation/repositories?per_page=100",
            GitHubJson.Default.RepositoryPage,
            page => page.Repositories,
            cancellationToken);
}
