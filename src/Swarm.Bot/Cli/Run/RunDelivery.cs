using Swarm.Bot.Demo;
using Swarm.Core.Tracks;
using Swarm.Git;

namespace Swarm.Bot.Cli.Run;

/// <summary>The branch as it came into the person's repository.</summary>
/// <param name="Branch">Its name there; null where there is nothing to bring or it could not be brought.</param>
/// <param name="Commits">Commits on it that the base does not have.</param>
/// <param name="Fault">Why it could not be brought, with the way to do it by hand; null where all is well.</param>
internal sealed record RunDelivery(string? Branch, string? Commit, int Commits, string? Fault)
{
    private static readonly RunDelivery Nothing = new(null, null, 0, null);

    /// <summary>Merged work is brought also where the track did not become ready: it is the person's.</summary>
    public static async Task<RunDelivery> BringAsync(RunPlan plan, LocalStage stage, TrackState state, CancellationToken ct)
    {
        var changed = state.Attempts.Any(attempt => attempt is { Stage: AttemptStage.Done, Changes.IsEmpty: false });
        if (!changed || !stage.Look().Refs.TryGetValue(state.HeadRef, out var commit)) return Nothing;
        try
        {
            var name = await RepositoryCopy.BringBackAsync(plan.Source, stage.Repository.GitPath, state.HeadBranch, commit, plan.Settings.BranchPrefix, ct);
            var count = await SourceRepository.AskAsync([$"--git-dir={plan.Source.GitDir}", "rev-list", "--count", $"{plan.Source.Commit}..{commit}"], ct);
            return new RunDelivery(name, commit, count is [var number, ..] && int.TryParse(number, out var commits) ? commits : 0, null);
        }
        catch (GitException e)
        {
            return new RunDelivery(null, commit, 0, $"The branch could not be added: {e.Message} By hand: git -C '{plan.Source.Folder}' fetch '{stage.Repository.GitPath}' {state.HeadRef}:refs/heads/NAME");
        }
    }
}
