using System.Collections.Concurrent;
using Swarm.Bot.Hosting;
using Swarm.Bot.Settings;
using Swarm.Core.Tracks;
using Swarm.Git;
using Swarm.GitHub;

namespace Swarm.Bot.Work;

/// <summary>The mirrors of the repositories that the app works in, and the settings on their default branches.</summary>
public sealed class Repositories(Mirrors mirrors, GitHubApp app, NodeSettings settings)
{
    public const string SettingsPath = ".github/swarm.yml";

    private const int LargestSettings = 64 * 1024;

    private readonly ConcurrentDictionary<long, Mirror> _open = new();

    /// <summary>The mirror as it is; it is cloned when this process has not seen it yet.</summary>
    public async Task<Mirror> OpenAsync(RepositoryFacts repository, CancellationToken ct)
    {
        if (_open.TryGetValue(repository.Id, out var mirror)) return mirror;
        var remote = settings.App.Address.Git(repository.Owner, repository.Name);
        mirror = await mirrors.OpenAsync($"{repository.Id}", remote, await ReadingAsync(repository, ct), ct);
        return _open.GetOrAdd(repository.Id, mirror);
    }

    /// <summary>The mirror with everything the remote has now.</summary>
    public async Task<Mirror> FetchAsync(RepositoryFacts repository, CancellationToken ct)
    {
        if (!_open.TryGetValue(repository.Id, out var mirror)) return await OpenAsync(repository, ct);
        await mirror.FetchAsync(await ReadingAsync(repository, ct), ct);
        return mirror;
    }

    /// <summary>The label that starts a track here. Faulty settings leave the default: the person who labels then hears of the faults.</summary>
    public async Task<string> LabelAsync(RepositoryFacts repository, CancellationToken ct) =>
        (await SettingsAsync(repository, await FetchAsync(repository, ct), ct)).Settings.Label;

    /// <summary>Settings come from the default branch only: what a branch says of itself steers nothing.</summary>
    public async Task<SettingsReading> SettingsAsync(RepositoryFacts repository, Mirror mirror, CancellationToken ct)
    {
        var text = await mirror.ResolveAsync($"refs/remotes/origin/{repository.DefaultBranch}", ct) is { } commit
            ? await mirror.ReadTextAsync(commit, SettingsPath, LargestSettings + 1, ct)
            : null;
        var reading = RepositorySettingsReader.Read(text);
        return settings.Override is { } change ? reading with { Settings = change(reading.Settings) } : reading;
    }

    /// <summary>A token for one push, narrowed to this repository's contents.</summary>
    public async Task<GitCredential> WritingAsync(RepositoryFacts repository, CancellationToken ct) =>
        new((await app.MintTokenAsync(repository.InstallationId, repository.Id, new Dictionary<string, string> { ["contents"] = "write" }, ct)).Value);

    private async Task<GitCredential> ReadingAsync(RepositoryFacts repository, CancellationToken ct) =>
        new((await app.GetTokenAsync(repository.InstallationId, ct)).Value);
}
