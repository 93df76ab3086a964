namespace Swarm.GitHub;

public sealed partial class GitHubRepository
{
    /// <summary>Adds labels to an issue; those it has already change nothing. GitHub creates unknown ones in grey.</summary>
    public async Task AddLabelsAsync(int issue, IReadOnlyList<string> labels, CancellationToken cancellationToken)
    {
        var write = new Write<LabelNames>(HttpMethod.Post, $"{IssuePath(issue)}/labels", new LabelNames(labels), GitHubJson.Default.LabelNames) { Repeatable = true };
        Answers.Demand(await rest.WriteAsync(write, cancellationToken));
    }

    /// <summary>Takes a label off an issue; false where it was not there.</summary>
    public Task<bool> RemoveLabelAsync(int issue, string label, CancellationToken cancellationToken) =>
        rest.DeleteAsync($"{IssuePath(issue)}/labels/{RepositoryPath.Segment(label)}", cancellationToken);

    /// <summary>Creates a label where the repository has none of that name; an existing one stays as people made it.</summary>
    public async Task EnsureLabelAsync(Label label, CancellationToken cancellationToken)
    {
        if (await rest.FindAsync($"{path}/labels/{RepositoryPath.Segment(label.Name)}", GitHubJson.Default.Label, cancellationToken) is not null) return;
        var body = new NewLabel(label.Name, label.Color ?? "ededed", label.Description ?? "");
        var write = new Write<NewLabel>(HttpMethod.Post, $"{path}/labels", body, GitHubJson.Default.NewLabel) { Repeatable = true };
        var answer = await rest.WriteAsync(write, cancellationToken);
        if (!AlreadyExists(answer)) Answers.Demand(answer);
    }

    // Somebody, or our own lost request, was faster.
    private static bool AlreadyExists(WireAnswer answer) =>
        !answer.IsSuccess && RefusalBody.Read(answer).Errors.Any(error => error.Contains("already_exists", StringComparison.Ordinal));
}
