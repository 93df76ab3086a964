using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Swarm.Bot.Coordination;
using Swarm.Bot.Demo;
using Swarm.Bot.Demo.Script;
using Swarm.Bot.Hosting;
using Swarm.Core.Tracks;
using Swarm.LocalGitHub;
using Swarm.Storage;
using Swarm.Testing;
using Swarm.Testing.Contract;

namespace Swarm.EndToEnd.Tests.Stage;

/// <summary>One scenario: a GitHub, a node and a scripted model, in a folder of their own.</summary>
public sealed partial class Scene : IAsyncDisposable
{
    /// <summary>Somebody who may read and nothing more.</summary>
    public const string Passer = "passer-by";

    /// <summary>A bot with write access.</summary>
    public const string Robot = "robot[bot]";

    private readonly TemporaryFolder _folder;
    private readonly DemoModelServer _server;

    private Scene(TemporaryFolder folder, DemoModelServer server, LocalStage stage, NodeSettings settings, ContractRecorder contract) =>
        (_folder, _server, Stage, Settings, Contract) = (folder, server, stage, settings, contract);

    public LocalStage Stage { get; }

    /// <summary>What the node was started with, secrets and all.</summary>
    public NodeSettings Settings { get; }

    /// <summary>Everything said between the node and GitHub; it is compared with GitHub's description when the scene ends.</summary>
    public ContractRecorder Contract { get; }

    public LocalGitHubServer GitHub => Stage.GitHub;

    public string Repository => Stage.Repository.Name;

    public LocalSnapshot Now => Stage.Look();

    public TrackStore Store => Stage.Node.Services.GetRequiredService<TrackStore>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A small repository with these files beside its usual ones.</summary>
    public static Task<Scene> OpenAsync(Model model, params (string Path, string Text)[] files) => OpenAsync(model, node => node, files);

    public static Task<Scene> OpenAsync(Model model, Func<NodeSettings, NodeSettings> node, params (string Path, string Text)[] files) =>
        OpenAsync(model.Reply, node, folder => SmallRepository.WriteAsync(folder, files, Ct));

    /// <param name="source">Writes the repository into a folder; null leaves it without commits.</param>
    /// <param name="seen">Sees each request before GitHub does.</param>
    public static async Task<Scene> OpenAsync(Func<string, ScriptedReply> words, Func<NodeSettings, NodeSettings> node, Func<string, Task>? source, Action<ILoggingBuilder>? logging = null, Action<HttpContext>? seen = null)
    {
        Real.Executable("git", "apt-get install git");
        var folder = new TemporaryFolder();
        var import = source is null ? null : Directory.CreateDirectory(folder["source"]).FullName;
        if (source is not null) await source(import!);
        var key = "model-key-" + Guid.NewGuid().ToString("N");
        var server = await DemoModelServer.StartAsync(words, key, Ct);
        NodeSettings? settings = null;
        var contract = new ContractRecorder();
        var stage = await LocalStage.StartAsync(
            new StageSettings
            {
                Folder = folder.Path,
                Name = "small",
                Logging = logging ?? (_ => { }),
                ImportFrom = import,
                GitHub = given => given with
                {
                    Around = (context, next) =>
                    {
                        seen?.Invoke(context);
                        return GitHubContract.IsPresent ? contract.RecordAsync(context, next) : next(context);
                    },
                },
                Others = [DemoIssue.Author, Passer, Robot],
                Node = given => settings = node(given with { ModelAddress = server.Address, ModelKey = key, TrustsRepositoryCommands = true, StickyPause = TimeSpan.Zero }),
            },
            Ct);
        stage.GitHub.SetPermission(LocalStage.Owner, "small", Robot, "write");
        return new Scene(folder, server, stage, settings!, contract);
    }

    public int Label(string title = "Grow the list", string body = "Please.", string labeller = LocalStage.Person) =>
        Stage.OpenIssue(title, body, labeller: labeller);

    /// <returns>The comment's id.</returns>
    public long Say(int issue, string text, string by = LocalStage.Person) => GitHub.Comment(LocalStage.Owner, Repository, issue, text, by);

    public Task PushAsync(string path, string text) =>
        GitHub.PushFileAsync(LocalStage.Owner, Repository, "main", path, text, $"Change {path}", LocalStage.Person, Ct);

    public async Task<TrackState?> StateAsync(int issue, int run = 1) => await Stage.StateAsync(issue, Ct, run);

    public async ValueTask DisposeAsync()
    {
        await Stage.DisposeAsync();
        await _server.DisposeAsync();
        _folder.Dispose();
        Contract.Faults.ShouldBeEmpty();
    }
}
