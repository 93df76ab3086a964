using Swarm.Bot.Coordination;
using Swarm.Core.Tracks;
using Swarm.GitHub;

namespace Swarm.Bot.Signals;

/// <summary>What happens to repositories and installations: whether the app may write there, and under which name.</summary>
public sealed class RepositorySignals(TrackDirectory tracks)
{
    public async Task<DeliveryReading> ReadAsync(RepositoryEvent e, DateTimeOffset at, CancellationToken ct)
    {
        var facts = e.Installation is { } installation ? Facts(e.Repository, installation.Id) : null;
        return e.Action switch
        {
            "archived" => To(await tracks.AllAsync(e.Repository.Id, ct), _ => new TrackSignal.AccessLost("the repository was archived", false) { At = at }),
            "deleted" => To(await tracks.AllAsync(e.Repository.Id, ct), _ => new TrackSignal.AccessLost("the repository was deleted", true) { At = at }),
            "unarchived" => To(await tracks.AllAsync(e.Repository.Id, ct), state => new TrackSignal.AccessRegained(facts ?? state.Repository) { At = at }),
            "renamed" or "transferred" or "edited" when facts is not null =>
                To(await tracks.AllAsync(e.Repository.Id, ct), _ => new TrackSignal.RepositoryMoved(facts) { At = at }),
            _ => DeliveryReading.Nothing($"repository.{e.Action} changes no track"),
        };
    }

    public async Task<DeliveryReading> ReadAsync(InstallationEvent e, DateTimeOffset at, CancellationToken ct)
    {
        if (e.Installation is not { } installation) return DeliveryReading.Nothing("no installation is named");
        return e.Action switch
        {
            "suspend" => To(await tracks.OfInstallationAsync(installation.Id, ct), _ => new TrackSignal.AccessLost("the app was suspended", false) { At = at }),
            "deleted" => To(await tracks.OfInstallationAsync(installation.Id, ct), _ => new TrackSignal.AccessLost("the app was uninstalled", true) { At = at }),
            "unsuspend" => To(await tracks.OfInstallationAsync(installation.Id, ct), state => new TrackSignal.AccessRegained(state.Repository) { At = at }),
            "created" => await BackAsync(e.Repositories ?? [], installation.Id, at, ct),
            _ => DeliveryReading.Nothing($"installation.{e.Action} changes no track"),
        };
    }

    public async Task<DeliveryReading> ReadAsync(InstallationRepositoriesEvent e, DateTimeOffset at, CancellationToken ct)
    {
        if (e.Installation is not { } installation) return DeliveryReading.Nothing("no installation is named");
        var lost = new List<AddressedSignal>();
        foreach (var repository in e.RepositoriesRemoved)
            lost.AddRange(To(await tracks.AllAsync(repository.Id, ct), _ => new TrackSignal.AccessLost("the app was taken off the repository", true) { At = at }).Signals);
        var back = await BackAsync(e.RepositoriesAdded, installation.Id, at, ct);
        return Of([.. lost, .. back.Signals]);
    }

    public static RepositoryFacts Facts(RepositoryInfo repository, long installation) =>
        new(repository.Id, repository.Owner.Login, repository.Name, repository.DefaultBranch, installation);

    // An installation that comes back has a new id, and what it covers may have new names.
    private async Task<DeliveryReading> BackAsync(IEnumerable<RepositoryReference> repositories, long installation, DateTimeOffset at, CancellationToken ct)
    {
        var back = new List<AddressedSignal>();
        foreach (var repository in repositories)
        {
            var owner = repository.FullName.Split('/')[0];
            back.AddRange(To(await tracks.AllAsync(repository.Id, ct), state => new TrackSignal.AccessRegained(
                state.Repository with { Owner = owner, Name = repository.Name, InstallationId = installation })
            { At = at }).Signals);
        }

        return Of(back);
    }

    private static DeliveryReading To(IEnumerable<TrackState> states, Func<TrackState, TrackSignal> signal) =>
        Of([.. states.Select(state => new AddressedSignal(state.Key.ToString(), signal(state)))]);

    private static DeliveryReading Of(IReadOnlyList<AddressedSignal> signals) => new(signals, signals.Count == 0 ? "it concerns no track" : null);
}
