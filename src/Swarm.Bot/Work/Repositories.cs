using System.Collections.Concurrent;
using Swarm.Bot.Hosting;
using Swarm.Bot.Settings;
using Swarm.Core.Tracks;
using Swarm.Git;
using Swarm.GitHub;

namespace Swarm.Bot.Work;

/// <summary>The mirrors of the repositories that the app works in, and the settings on their default branches.</summary>
public sealed class Repositories(Mirrors mirrors, GitHubApp app, NodeSettings settings, TimeProvider time)
{
    public const string SettingsPath = ".github/swarm.yml";

    private const int LargestSettings = 64 * 1024;

    /// <summary>A push that nobody told us of is noticed after so long.</summary>
    private static readonly TimeSpan LabelAge = TimeSpan.FromMinutes(1);

    // By address too: a repository that was renamed is fetched and pushed under its new name.
    private readonly ConcurrentDictionary<(long Id, Uri Remote), Mirror> _open = new();
    private readonly ConcurrentDictionary<long, (string Label, long At)> _labels = new();

    /// <summary>The mirror as it is; it is cloned when this process has not seen it yet.</summary>
    public async Task<Mirror> OpenAsync(RepositoryFacts repository, CancellationToken ct)
    {
        var remote = RemoteOf(repository);
        if (_open.TryGetValue((repository.Id, remote), out var mirror)) return mirror;
        mirror = await mirrors.OpenAsync($"{repository.Id}", remote, await ReadingAsync(repository, ct), ct);
        return _open.GetOrAdd((repository.Id, remote), mirror);
    }

    /// <summary>The mirror with everything the remote has now.</summary>
    public async Task<Mirror> FetchAsync(RepositoryFacts repository, CancellationToken ct)
    {
        if (!_open.TryGetValue((repository.Id, RemoteOf(repository)), out var mirror)) return await OpenAsync(repository, ct);
        await mirror.FetchAsync(await ReadingAsync(repository, ct), ct);
        return mirror;
    }

    /// <summary>
    /// The label that starts a track here, as of the last push to the default branch. Faulty settings keep their label, or leave the
    /// default: the person who labels then hears of the faults.
    /// </summary>
    public async Task<string> LabelAsync(RepositoryFacts repository, CancellationToken ct)
    {
        if (_labels.TryGetValue(repository.Id, out var known) && time.GetElapsedTime(known.At) < LabelAge) return known.Label;
        var label = (await SettingsAsync(repository, await FetchAsync(repository, ct), ct)).Settings.Label;
        _labels[repository.Id] = (label, time.GetTimestamp());
        return label;
    }

    /// <summary>The default branch has moved: its settings may have.</summary>
    public void Forget(long repository) => _labels.TryRemove(repository, out _);

    /// <summary>Settings come from the default branch only: what a branch says of itself steers nothing.</summary>
    public async Task<SettingsReading> SettingsAsync(RepositoryFacts repository, Mirror mirror, CancellationToken ct)
    {
        var text = await mirror.ResolveAsync($"refs/remotes/origin/{repository.DefaultBranch}", ct) is { } commit
            ? await mirror.ReadTextAsync(commit, SettingsPath, LargestSettings + 1, ct)
            : null;
        return Read(text);
    }

    /// <summary>The label that a settings file names, for a look at a repository without its mirror.</summary>
    /// <param name="text">The file on the default branch; null where there is none.</param>
    public string LabelOf(string? text) => Read(text).Settings.Label;

    /// <summary>A token for one push, narrowed to this repository's contents.</summary>
    public async Task<GitCredential> WritingAsync(RepositoryFacts repository, CancellationToken ct) =>
        new((await app.MintTokenAsync(repository.InstallationId, repository.Id, new Dictionary<string, string> { ["contents"] = "write" }, ct)).Value);

    private Uri RemoteOf(RepositoryFacts repository) => settings.App.Address.Git(repository.Owner, repository.Name);

    private SettingsReading Read(string? text)
    {
        var reading = RepositorySettingsReader.Read(text);
        return settings.Override is { } change ? reading with { Settings = change(reading.Settings) } : reading;
    }

    private async Task<GitCredential> ReadingAsync(RepositoryFacts repository, CancellationToken ct) =>
        new((await app.GetTokenAsync(repository.InstallationId, ct)).Value);
}
