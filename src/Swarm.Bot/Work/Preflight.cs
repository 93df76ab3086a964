using System.Collections.Immutable;
using Swarm.Cell;
using Swarm.Core.Policies;
using Swarm.Core.Tracks;
using Swarm.Git;
using Swarm.GitHub;

namespace Swarm.Bot.Work;

/// <summary>Checks before money is spent that the track can be finished: permissions, branch rules, agents, cell.</summary>
public sealed class Preflight(GitHubApp app, Repositories repositories, Sessions sessions, ICell cell)
{
    private const int LargestWorkflow = 256 * 1024;

    public async Task<JobOutcome> CheckAsync(JobContext job, CancellationToken ct)
    {
        var state = job.State;
        if (await BarrierAsync(state, ct) is { } barrier) return barrier;
        var mirror = await repositories.OpenAsync(state.Repository, ct);
        return new JobResult.Preflighted(await WorkflowsAsync(mirror, state.BaseCommit, ct), Notes(state));
    }

    private async Task<JobResult.Failed?> BarrierAsync(TrackState state, CancellationToken ct)
    {
        var token = await app.GetTokenAsync(state.Repository.InstallationId, ct);
        foreach (var permission in new[] { "contents", "issues", "pull_requests", "checks" })
        {
            if (token.Permissions.GetValueOrDefault(permission) != "write")
                return new(FailureKind.Setup, $"the app has no permission `{permission}: write`", "Grant it on the App's page, accept it for the installation, then try again.");
        }

        var github = app.Repository(state.Repository.InstallationId, state.Repository.Owner, state.Repository.Name);
        var rules = await github.GetBranchRulesAsync(state.HeadBranch, ct);
        if (rules.Any(rule => rule.Type == "required_signatures"))
            return new(FailureKind.Setup, $"a ruleset requires signed commits on `{state.HeadBranch}`, which the app does not make", "Exclude the branch from that ruleset, then try again.");
        if (rules.Any(rule => rule.Type is "creation" or "update"))
            return new(FailureKind.Setup, $"a ruleset keeps the app from writing `{state.HeadBranch}`", "Let the app bypass that ruleset, then try again.");
        return Agents(state);
    }

    private JobResult.Failed? Agents(TrackState state)
    {
        var roles = state.Plan!.Tasks.Select(task => task.Role).Append("reviewer").Append("repairer").Distinct();
        var missing = roles.Select(role => sessions.Missing(state.Settings.AgentFor(role))).FirstOrDefault(reason => reason is not null);
        return missing is null ? null : new(FailureKind.Setup, missing, "Install it on the server or choose another runner in `.github/swarm.yml`, then try again.");
    }

    private ImmutableArray<string> Notes(TrackState state)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        if (!cell.IsConfined) notes.Add("No sandbox is available on this server: only scripted agents and trusted commands run here.");
        if (state.Settings.Commands is { Build: null, Test: null }) notes.Add("Neither a build nor a test command is configured, so those gates measure nothing.");
        return notes.ToImmutable();
    }

    /// <summary>Workflow files that name a push or a pull request; their text is read, not run.</summary>
    private static async Task<ImmutableArray<string>> WorkflowsAsync(Mirror mirror, string commit, CancellationToken ct)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var file in await mirror.ListFilesAsync(commit, ct))
        {
            if (!file.StartsWith(".github/workflows/", StringComparison.Ordinal)) continue;
            var text = await mirror.ReadTextAsync(commit, file, LargestWorkflow, ct) ?? "";
            if (text.Contains("push", StringComparison.Ordinal) || text.Contains("pull_request", StringComparison.Ordinal)) found.Add(file);
        }

        return found.ToImmutable();
    }
}
