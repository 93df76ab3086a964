using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Shapes;

/// <summary>Every address of the server, derived from one base address as on GitHub Enterprise Server.</summary>
internal sealed record Links(string Base)
{
    public string Rest => Base + "/api/v3";
    public string Web(Repository repository) => $"{Base}/{repository.FullName}";
    public string Api(Repository repository) => $"{Rest}/repos/{repository.FullName}";
    public string User(Account account) => $"{Rest}/users/{Uri.EscapeDataString(account.Login)}";
    public string IssueApi(Repository repository, Issue issue) => $"{Api(repository)}/issues/{issue.Number}";
    public string PullApi(Repository repository, Issue issue) => $"{Api(repository)}/pulls/{issue.Number}";
    public string PullWeb(Repository repository, Issue issue) => $"{Web(repository)}/pull/{issue.Number}";

    public string IssueWeb(Repository repository, Issue issue) =>
        issue.Pull is null ? $"{Web(repository)}/issues/{issue.Number}" : PullWeb(repository, issue);
}
