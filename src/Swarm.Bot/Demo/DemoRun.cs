using System.Security.Cryptography;
using System.Text.Json;
using Spectre.Console;
using Swarm.Bot.Cli;
using Swarm.Bot.Demo.Script;
using Swarm.Core.Tracks;
using Swarm.Git;
using Swarm.Storage;

namespace Swarm.Bot.Demo;

/// <summary>Plays the demo: everything is the real road except the model's words.</summary>
public static class DemoRun
{
    private const string Name = "stockroom";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    public static async Task<int> RunAsync(DemoOptions options, CancellationToken ct)
    {
        if (await GitExecutable.CheckAsync(ct) is { Usable: false } git)
        {
            await Console.Error.WriteLineAsync($"swarm: {git.Reason} {git.NextStep}");
            return ExitCodes.CouldNotRun;
        }

        var folder = Directory.CreateTempSubdirectory("swarm-demo-").FullName;
        try
        {
            return await PlayAsync(options, folder, ct);
        }
        finally
        {
            if (!options.Keep) Clear(folder);
        }
    }

    // What cannot be removed now lies in the system's temporary folder; the demo's result does not hang on it.
    private static void Clear(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"swarm: {folder} could not be removed: {e.Message}");
        }
    }

    private static async Task<int> PlayAsync(DemoOptions options, string folder, CancellationToken ct)
    {
        var console = Consoles.ForPeople(options.Json);
        var screen = new ProgressScreen(console, TimeProvider.System);
        var source = Directory.CreateDirectory(Path.Combine(folder, "source")).FullName;
        await DemoRepository.WriteAsync(source, ct);
        var key = "demo-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        await using var model = await DemoModelServer.StartAsync(DemoModel.Reply, key, ct);
        await using var stage = await LocalStage.StartAsync(Stage(options, folder, source, model, key), ct);
        var witness = new DemoWitness(stage);
        stage.Bells.Changed += screen.Show;
        screen.Say("label", $"you set the label “swarm” on “{DemoIssue.Title}”");
        var issue = stage.OpenIssue(DemoIssue.Title, DemoIssue.Body, DemoIssue.Author);

        var state = await FollowAsync(stage, issue, new DemoPeople(stage, issue, options.Ask, console, screen), options.Ask ? Timeout.InfiniteTimeSpan : Longest, ct);
        await SettleAsync(stage, ct);
        var pages = options.Keep ? new DemoPages(stage.IssuePage(issue).ToString(), PullPage(stage, state)) : await DemoPages.SaveAsync(stage, issue, state, ct);
        var story = new DemoStory(state, stage.Look(), witness, pages, screen.Elapsed, model.Calls);
        if (options.Json) Console.Out.WriteLine(JsonSerializer.Serialize(DemoJson.Of(story), DemoJsonContext.Default.DemoJson));
        DemoSummary.Write(console, story, stage.GitHub.Requests);
        if (options.Keep) await HoldAsync(console, pages, folder, ct);
        return state.Phase == TrackPhase.Ready ? ExitCodes.Good : ExitCodes.Faults;
    }

    private static StageSettings Stage(DemoOptions options, string folder, string source, DemoModelServer model, string key) => new()
    {
        Folder = folder,
        Name = Name,
        ImportFrom = source,
        Others = [DemoIssue.Author],
        Logging = options.Logging,
        Node = node => node with { ModelAddress = model.Address, ModelKey = key, TrustsRepositoryCommands = true, StickyPause = TimeSpan.FromSeconds(1) },
    };

    private static string PullPage(LocalStage stage, TrackState state) => state.PullRequest is { } pull ? stage.PullRequestPage(pull.Number).ToString() : "";

    private static async Task<TrackState> FollowAsync(LocalStage stage, int issue, DemoPeople people, TimeSpan longest, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(longest);
        while (true)
        {
            var state = await stage.StateAsync(issue, limit.Token);
            if (state is not null && (state.Phase.IsFinal() || state.Phase == TrackPhase.Ready)) return state;
            if (state is not null) await people.LookAsync(state, limit.Token);
            await Task.Delay(Glance, limit.Token);
        }
    }

    /// <summary>Waits until GitHub shows everything.</summary>
    private static async Task SettleAsync(LocalStage stage, CancellationToken ct)
    {
        var store = stage.Node.Services.GetRequiredService<TrackStore>();
        while ((await store.TracksToPublishAsync(ct)).Count > 0) await Task.Delay(Glance, ct);
        await stage.GitHub.WaitForDeliveriesAsync(ct);
    }

    private static async Task HoldAsync(IAnsiConsole console, DemoPages pages, string folder, CancellationToken ct)
    {
        console.MarkupLine($"\nThe pages stay up until Ctrl+C:\n  {Markup.Escape(pages.Issue)}\n  {Markup.Escape(pages.PullRequest)}\nFiles: {Markup.Escape(folder)}");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Ctrl+C ends the demo, not its result.
        }
    }
}
