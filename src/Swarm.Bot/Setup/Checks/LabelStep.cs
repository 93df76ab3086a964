using System.Collections.Immutable;
using Swarm.Bot.Cli;
using Swarm.Core.Policies;
using Swarm.GitHub;

namespace Swarm.Bot.Setup.Checks;

/// <summary>Creates the label that starts a track.</summary>
/// <param name="chosen">Repositories as <c>owner/name</c>; empty takes those of the installations, where they are few.</param>
internal sealed class LabelStep(GitHubApp app, ImmutableArray<string> chosen)
{
    private const string Name = "label";

    /// <summary>More repositories than somebody picks one by one: there the label is made only where it was asked for.</summary>
    private const int Few = 10;

    private static readonly Label Ours = new(new RepositorySettings().Label, "5319e7", "Swarm.Bot works on this issue");

    public async Task<SetupCheck> RunAsync(IReadOnlyList<Installation> installations, CancellationToken ct)
    {
        var covered = new List<(long Installation, RepositoryInfo Repository)>();
        foreach (var installation in installations)
            covered.AddRange((await app.ListRepositoriesAsync(installation.Id, ct)).Where(repository => !repository.Archived).Select(repository => (installation.Id, repository)));
        var outside = chosen.Where(name => !covered.Any(each => Is(each.Repository, name))).ToList();
        if (outside.Count > 0) return SetupCheck.Failed(Name, $"The App does not cover {Answer.Plain(string.Join(", ", outside))}.", "Add the repository on the installation's page, or correct --repo.");
        var wanted = covered.Where(each => chosen.Any(name => Is(each.Repository, name))).ToList();
        if (chosen.IsEmpty && covered.Count > Few)
            return new SetupCheck(Name, CheckVerdict.Open, $"The App covers {covered.Count} repositories; the label was created in none.", "Run swarm setup --repo OWNER/NAME for those that shall have it; GitHub creates a missing label when somebody types it, too.");
        if (chosen.IsEmpty) wanted = covered;
        foreach (var (id, repository) in wanted) await app.Repository(id, repository.Owner.Login, repository.Name).EnsureLabelAsync(Ours, ct);
        return wanted.Count == 0
            ? new SetupCheck(Name, CheckVerdict.Open, "The App covers no repository that can be written.", "Add one on the installation's page, then run swarm setup again.")
            : SetupCheck.Passed(Name, $"The label {Ours.Name} is in {string.Join(", ", wanted.Select(each => each.Repository.FullName))}.");
    }

    private static bool Is(RepositoryInfo repository, string name) => repository.FullName.Equals(name, StringComparison.OrdinalIgnoreCase);
}
