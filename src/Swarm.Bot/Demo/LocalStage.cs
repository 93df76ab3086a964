using System.Security.Cryptography;
using Swarm.Bot.Coordination;
using Swarm.Bot.Hosting;
using Swarm.Core.Tracks;
using Swarm.GitHub;
using Swarm.LocalGitHub;
using Swarm.Storage;

namespace Swarm.Bot.Demo;

/// <summary>A GitHub in this process and a node beside it, joined by signed webhooks and git over HTTP: the one real road, without the internet.</summary>
public sealed class LocalStage : IAsyncDisposable
{
    public const string Owner = "workshop";

    /// <summary>The person who labels, approves and answers.</summary>
    public const string Person = "you";

    private readonly LocalGitHubServer _github;
    private readonly AppKey _key;
    private readonly LocalApp _app;
    private readonly NodeSettings _settings;
    private readonly Action<ILoggingBuilder> _logging;
    private SwarmNode? _node;

    private LocalStage(LocalGitHubServer github, AppKey key, LocalApp app, LocalRepository repository, NodeSettings settings, StageSettings stage)
    {
        (_github, _key, _app, Repository, _settings) = (github, key, app, repository, settings);
        (_logging, Folder) = (stage.Logging, stage.Folder);
    }

    public LocalGitHubServer GitHub => _github;

    /// <exception cref="InvalidOperationException">The node is stopped.</exception>
    public SwarmNode Node => _node ?? throw new InvalidOperationException("The node is stopped.");

    public LocalRepository Repository { get; }

    public string Folder { get; }

    public TrackBells Bells => Node.Services.GetRequiredService<TrackBells>();

    /// <exception cref="InvalidOperationException">The data directory cannot be used; the message says why and what to do.</exception>
    public static async Task<LocalStage> StartAsync(StageSettings settings, CancellationToken ct)
    {
        var here = new LocalGitHubOptions { RootFolder = Path.Combine(settings.Folder, "github"), Port = settings.GitHubPort };
        var github = await LocalGitHubServer.StartAsync(settings.GitHub(here), ct);
        using var rsa = RSA.Create(2048);
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var app = github.RegisterApp(new AppRegistration("swarm", rsa.ExportSubjectPublicKeyInfoPem(), null, secret, AppPermissions.All, AppPermissions.Events));
        github.CreateUser(Person);
        foreach (var person in settings.Others) github.CreateUser(person);
        var repository = await github.CreateRepositoryAsync(Owner, settings.Name, settings.ImportFrom, ct);
        github.SetPermission(Owner, settings.Name, Person, "write");
        github.InstallApp(app.Id, Owner);

        var key = AppKey.FromPem(rsa.ExportPkcs8PrivateKeyPem());
        var options = new GitHubAppOptions($"{app.Id}", key, GitHubAddress.From(github.BaseUrl)) { Pace = WritePace.Unlimited };
        var node = settings.Node(new NodeSettings { App = options, WebhookSecret = secret, Data = Path.Combine(settings.Folder, "data") });
        var stage = new LocalStage(github, key, app, repository, node, settings);
        await stage.StartNodeAsync(ct);
        return stage;
    }

    /// <summary>Starts the node on what an earlier one left in the data directory.</summary>
    /// <exception cref="InvalidOperationException">The data directory cannot be used; the message says why and what to do.</exception>
    public async Task StartNodeAsync(CancellationToken ct)
    {
        _node = await SwarmNode.StartAsync(_settings, Open(Folder), "http://127.0.0.1:0", _logging, ct);
        if (!_settings.Watch.Polls) _github.SetWebhookUrl(_app.Id, _node.WebhookAddress);
    }

    /// <summary>Stops the node as the end of its process would; GitHub goes on, and webhooks sent meanwhile are lost.</summary>
    public async Task StopNodeAsync()
    {
        if (_node is { } node) await node.DisposeAsync();
        _node = null;
    }

    /// <summary>Opens an issue and labels it.</summary>
    public int OpenIssue(string title, string body, string by = Person, string label = "swarm", string labeller = Person)
    {
        var issue = _github.CreateIssue(Owner, Repository.Name, by, title, body);
        _github.AddLabel(Owner, Repository.Name, issue, label, labeller);
        return issue;
    }

    public string TrackOf(int issue, int run = 1) => new TrackKey(Repository.Id, issue, run).ToString();

    public async Task<TrackState?> StateAsync(int issue, CancellationToken ct, int run = 1) =>
        (await Node.Services.GetRequiredService<Coordinator>().LoadAsync(TrackOf(issue, run), ct)).State;

    public LocalSnapshot Look() => _github.Snapshot(Owner, Repository.Name);

    public Uri IssuePage(int issue) => new(_github.BaseUrl, $"{Owner}/{Repository.Name}/issues/{issue}");

    public Uri PullRequestPage(int number) => new(_github.BaseUrl, $"{Owner}/{Repository.Name}/pull/{number}");

    public async ValueTask DisposeAsync()
    {
        await StopNodeAsync();
        await _github.DisposeAsync();
        _key.Dispose();
    }

    private static DataDirectory Open(string folder) => DataDirectory.Open(Path.Combine(folder, "data")) switch
    {
        DataDirectoryResult.Opened opened => opened.Directory,
        DataDirectoryResult.InUse used => throw new InvalidOperationException($"{used.Message} {used.NextStep}"),
        DataDirectoryResult.Unusable unusable => throw new InvalidOperationException($"{unusable.Reason} {unusable.NextStep}"),
        var other => throw new InvalidOperationException($"The data directory opened as {other}."),
    };
}
