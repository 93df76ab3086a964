namespace Swarm.LocalGitHub.State;

internal sealed class Repository
{
    public required long Id { get; init; }
    public required Account Owner { get; init; }
    public required string Name { get; set; }
    public required string GitPath { get; init; }
    public required string DefaultBranch { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Nobody may write to it.</summary>
    public bool Archived { get; set; }

    /// <summary>Issues that were transferred or deleted: their numbers stay taken.</summary>
    public List<Issue> Left { get; } = [];

    public Dictionary<string, string> Roles { get; } = new(StringComparer.OrdinalIgnoreCase);
    public List<Label> Labels { get; } = [];
    public List<Issue> Issues { get; } = [];
    public List<CheckSuite> CheckSuites { get; } = [];
    public List<CheckRun> CheckRuns { get; } = [];
    public Dictionary<string, IReadOnlyList<string>> BranchRules { get; } = [];

    /// <summary>By branch, the checks that its rule <c>required_status_checks</c> names.</summary>
    public Dictionary<string, IReadOnlyList<string>> RequiredChecks { get; } = [];

    /// <summary>Refs as last announced; what differs on disk has just been pushed.</summary>
    public Dictionary<string, string> Refs { get; set; } = [];

    public string FullName => $"{Owner.Login}/{Name}";
    public string NodeId => $"R_kgLO{Id}";

    public string? Branch(string name) => Refs.GetValueOrDefault("refs/heads/" + name);

    public Issue? FindIssue(int number) => Issues.Find(issue => issue.Number == number);

    public IEnumerable<Issue> PullRequests => Issues.Where(issue => issue.Pull is not null);

    public Label? FindLabel(string name) =>
        Labels.Find(label => string.Equals(label.Name, name, StringComparison.OrdinalIgnoreCase));

    public string RoleOf(Account account) =>
        account.Id == Owner.Id ? "admin" : Roles.GetValueOrDefault(account.Login, "none");
}
