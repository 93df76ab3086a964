using Swarm.Core.Tracks;
using Swarm.LocalGitHub;

namespace Swarm.Benchmarks.Tracks;

/// <summary>Repositories whose issues are open and labelled, as those of waiting tracks are.</summary>
internal static class IdlePlaces
{
    public const int PerRepository = 100;
    public const string Owner = "workshop";
    public const string Person = "you";

    public static async Task<IReadOnlyList<LocalRepository>> MakeAsync(LocalGitHubServer github, int tracks, CancellationToken ct)
    {
        github.CreateUser(Person);
        var made = new List<LocalRepository>();
        for (var left = tracks; left > 0; left -= PerRepository)
        {
            var repository = await github.CreateRepositoryAsync(Owner, $"bench{made.Count}", null, ct);
            github.SetPermission(Owner, repository.Name, Person, "write");
            for (var issue = 0; issue < Math.Min(left, PerRepository); issue++)
                github.AddLabel(Owner, repository.Name, github.CreateIssue(Owner, repository.Name, Person, "Write the note", "Please."), "swarm", Person);
            made.Add(repository);
        }

        return made;
    }

    public static RepositoryFacts Of(LocalRepository place, long installation) => new(place.Id, place.Owner, place.Name, place.DefaultBranch, installation);
}
