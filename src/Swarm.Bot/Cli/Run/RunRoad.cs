using Serilog.Events;
using Swarm.Bot.Demo;
using Swarm.Bot.Hosting;
using Swarm.Core.Tracks;
using Swarm.Git;

namespace Swarm.Bot.Cli.Run;

/// <summary>Walks the road on a copy of the repository, with a GitHub in this process, and brings the branch back.</summary>
internal sealed class RunRoad(Answer answer)
{
    public async Task<int> RunAsync(RunOptions options, CancellationToken ct)
    {
        if (!(await RunPlan.PrepareAsync(options, answer.Terminal, ct)).Gives(out var plan, out var refusal)) return answer.Refuse(refusal);
        using var folder = new RunFolder(answer);
        try
        {
            return await WalkAsync(plan, folder, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return answer.Refuse(new Refusal("Stopped before the end; nothing was added to the repository.", $"What the agents did is kept in {folder.Path}."));
        }
        catch (GitException e)
        {
            return answer.Refuse(new Refusal(e.Message, $"The files of the run are kept in {folder.Path}."));
        }
    }

    private async Task<int> WalkAsync(RunPlan plan, RunFolder folder, CancellationToken ct)
    {
        var screen = new ProgressScreen(answer.Console, TimeProvider.System);
        var copy = await RepositoryCopy.MakeAsync(plan.Source, folder.Path, ct);
        await using var stage = await LocalStage.StartAsync(Stage(plan, folder.Path, copy), ct);
        Directory.Delete(copy, recursive: true);
        if (plan.Source.WasDetached) answer.Line($"HEAD is detached; the run builds on {plan.Source.Branch}, which is at the same commit.");

        using var watch = new RunWatch(stage, screen);
        var issue = stage.OpenIssue(plan.Issue.Title, plan.Issue.Body);
        answer.Line($"Pages while it runs: {stage.IssuePage(issue)}");
        var state = await watch.FollowAsync(issue, new RunPeople(stage, issue, plan.Options, answer), ct);
        var delivery = await RunDelivery.BringAsync(plan, stage, state, ct);
        folder.Keep = plan.Options.Keep || delivery.Fault is not null || state.Phase != TrackPhase.Ready;
        var report = new RunReport(plan, state, delivery, screen.Elapsed, folder.Keep ? folder.Path : null);
        report.Write(answer);
        answer.Object(report.ToJson(), CliJson.Default.RunJson);
        if (plan.Options.Keep) await watch.HoldAsync(issue, state, answer, ct);
        return report.IsGood ? ExitCodes.Good : ExitCodes.Faults;
    }

    private static StageSettings Stage(RunPlan plan, string folder, string copy) => new()
    {
        Folder = folder,
        Name = plan.Source.Name,
        ImportFrom = copy,
        Logging = ProgramLog.To(plan.Options.Verbose ? LogEventLevel.Debug : LogEventLevel.Error),
        Node = node => Node(plan, node),
    };

    private static NodeSettings Node(RunPlan plan, NodeSettings node) => node with
    {
        ModelAddress = plan.Agent.ModelAddress,
        ModelKey = plan.Agent.ModelKey,
        ClaudePath = plan.Agent.ClaudePath,
        Override = settings => plan.Agent.Over(settings, plan.Options.Budget),
        StickyPause = TimeSpan.FromSeconds(1),
    };
}
