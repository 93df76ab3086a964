using Swarm.Bot.Signals;
using Swarm.Core.Tracks;
using Swarm.GitHub;

namespace Swarm.Bot.Missed;

/// <summary>Finds tracks that do not know whether the app may write to their repository now, or under which name and installation.</summary>
public sealed class AccessComparison(GitHubApp app, MissedNews news)
{
    /// <summary>A track whose repository the app sees.</summary>
    public Task<int> CompareAsync(Place place, TrackState state, CancellationToken ct)
    {
        if (place.Info.Archived) return state.Away is null ? TellAsync(state, "its repository archived", Of(place, "archived"), ct) : Task.FromResult(0);
        if (state.Away is not null) return TellAsync(state, "its repository open to the app", Of(place, "unarchived"), ct);
        return state.Repository != RepositorySignals.Facts(place.Info, place.Installation.Id)
            ? TellAsync(state, $"its repository as {place.Info.FullName} of installation {place.Installation.Id}", Of(place, "edited"), ct)
            : Task.FromResult(0);
    }

    /// <summary>A track whose repository is in no list of what the app may see.</summary>
    /// <param name="installations">Every installation there is.</param>
    public async Task<int> CompareUnseenAsync(IReadOnlyList<Installation> installations, TrackState state, CancellationToken ct)
    {
        var (known, facts) = (new InstallationReference(state.Repository.InstallationId), state.Repository);
        var installation = installations.FirstOrDefault(each => each.Id == known.Id);
        if (installation is { SuspendedAt: not null })
            return state.Away is null ? await TellAsync(state, "the app suspended", new InstallationEvent { Action = "suspend", Installation = known }, ct) : 0;
        // It ends the track for good, so a list that came short does not suffice.
        if (state.Phase.IsFinal() || await app.FindInstallationAsync(facts.Owner, facts.Name, ct) is not null) return 0;
        if (installation is null) return await TellAsync(state, "the app uninstalled", new InstallationEvent { Action = "deleted", Installation = known }, ct);
        var removed = new RepositoryReference(facts.Id, facts.Name, facts.FullName);
        return await TellAsync(state, "the app off its repository", new InstallationRepositoriesEvent { Action = "removed", Installation = known, RepositoriesAdded = [], RepositoriesRemoved = [removed] }, ct);
    }

    private static RepositoryEvent Of(Place place, string action) => new() { Action = action, Repository = place.Info, Installation = place.Installation };

    private async Task<int> TellAsync(TrackState state, string seen, WebhookEvent told, CancellationToken ct)
    {
        var expected = state.Away ?? $"to write to {state.Repository.FullName} of installation {state.Repository.InstallationId}";
        return await news.TellAsync(new Difference(state.Key.ToString(), seen, expected), told, ct) ? 1 : 0;
    }
}
