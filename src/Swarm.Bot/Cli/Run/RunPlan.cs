using Swarm.Cell;
using Swarm.Core.Policies;
using Swarm.Git;

namespace Swarm.Bot.Cli.Run;

/// <summary>All that a run needs, found and checked before anything starts.</summary>
/// <param name="Settings">The repository's settings as this run obeys them.</param>
internal sealed record RunPlan(SourceRepository Source, IssueFile Issue, RunAgent Agent, RepositorySettings Settings, RunOptions Options)
{
    private const decimal DearestUsd = 10_000m;

    public static async Task<Outcome<RunPlan>> PrepareAsync(RunOptions options, Terminal terminal, CancellationToken ct)
    {
        if (options.Budget is { } usd && usd is <= 0 or > DearestUsd) return new Refusal($"--budget {usd} is out of range.", $"Name US dollars above 0 and up to {DearestUsd:0}.");
        var git = await GitExecutable.CheckAsync(ct);
        if (!git.Usable) return new Refusal(git.Reason!, git.NextStep!);
        if (!(await SourceRepository.OpenAsync(options.Repo, ct)).Gives(out var source, out var noSource)) return noSource;
        if (!(await IssueFile.ReadAsync(options.Issue, ct)).Gives(out var issue, out var noIssue)) return noIssue;
        if (!(await SourceSettings.ReadAsync(source, ct)).Gives(out var settings, out var noSettings)) return noSettings;
        if (await HeadNames.BarrierAsync(source, settings.BranchPrefix, ct) is { } barrier) return barrier;
        if (!RunAgents.Find(options, terminal).Gives(out var agent, out var noAgent)) return noAgent;
        return await NoCellAsync(agent, settings, ct) is { } noCell ? noCell : new RunPlan(source, issue, agent, agent.Over(settings, options.Budget), options);
    }

    private static async Task<Refusal?> NoCellAsync(RunAgent agent, RepositorySettings settings, CancellationToken ct)
    {
        var foreign = agent.NeedsCell || settings.Commands is not { Build: null, Test: null, Lint: null };
        if (!foreign) return null;
        var cell = await CellProbe.ProbeAsync(ct);
        return cell.Usable ? null : new Refusal("This machine cannot confine agents and the repository's commands, so they do not run here.", cell.Explanation);
    }
}
