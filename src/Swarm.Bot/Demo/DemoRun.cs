using Swarm.Bot.Cli;
using Swarm.Bot.Demo.Script;
using Swarm.Core.Tracks;

namespace Swarm.Bot.Demo;

/// <summary>Plays the demo.</summary>
public static class DemoRun
{
    public static async Task<int> RunAsync(DemoOptions options, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("swarm-demo-").FullName;
        var source = Path.Combine(folder, "source");
        Directory.CreateDirectory(source);
        await DemoRepository.WriteAsync(source, ct);
        var key = "demo-key-" + Guid.NewGuid().ToString("N");
        await using var model = await DemoModelServer.StartAsync(DemoModel.Reply, key, ct);
        await using var stage = await LocalStage.StartAsync(
            new StageSettings
            {
                Folder = folder,
                Name = "stockroom",
                ImportFrom = source,
                Others = [DemoIssue.Author],
                Logging = options.Logging,
                Node = node => node with { ModelAddress = model.Address, ModelKey = key, TrustsRepositoryCommands = true, StickyPause = TimeSpan.FromSeconds(1) },
            },
            ct);
        var done = new TaskCompletionSource<TrackState>(TaskCreationOptions.RunContinuationsAsynchronously);
        stage.Bells.Changed += state =>
        {
            Console.Error.WriteLine($"{state.Phase} {string.Join(' ', state.Tasks.Select(t => t.Id + ":" + TaskStatuses.Of(state, t.Id)))} {string.Join(' ', state.OpenEscalations.Select(e => e.Id + " " + e.Question))}");
            if (state.Phase.IsFinal() || state.Phase == TrackPhase.Ready) done.TrySetResult(state);
        };
        var issue = stage.OpenIssue(DemoIssue.Title, DemoIssue.Body, DemoIssue.Author);
        var heard = new HashSet<string>();
        while (!done.Task.IsCompleted)
        {
            await Task.Delay(50, ct);
            if (await stage.StateAsync(issue, ct) is not { } state) continue;
            if (state is { Phase: TrackPhase.Approval, IsApproved: false } && heard.Add("approve")) stage.GitHub.Comment(LocalStage.Owner, "stockroom", issue, "/swarm approve", LocalStage.Person);
            foreach (var asked in state.OpenEscalations.Where(each => heard.Add(each.Id))) stage.GitHub.Comment(LocalStage.Owner, "stockroom", issue, $"/swarm answer {asked.Id} 1", LocalStage.Person);
        }

        var end = await done.Task;
        Console.Error.WriteLine($"{end.Phase} {end.End}");
        foreach (var e in end.Attempts.Where(a => a.Failure is not null)) Console.Error.WriteLine($"{e.Id}: {e.Failure}");
        await Task.Delay(1500, ct);
        foreach (var run in stage.Look().CheckRuns) Console.Error.WriteLine($"{run.Name} {run.HeadSha[..7]} {run.Status} {run.Conclusion}");
        return end.Phase == TrackPhase.Ready ? ExitCodes.Good : ExitCodes.Faults;
    }
}
