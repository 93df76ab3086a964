using Swarm.Agents;
using Swarm.Agents.Gateway;
using Swarm.Bot.Hosting;
using Swarm.Bot.Telemetry;
using Swarm.Cell;
using Swarm.Core.Documents;
using Swarm.Core.Policies;
using Swarm.Core.Tracks;
using Swarm.Git;
using AgentRequest = Swarm.Agents.AgentRequest;

namespace Swarm.Bot.Work;

/// <summary>Runs one agent session for a job, and the whole of a job that is nothing but a session.</summary>
public sealed class Sessions(AgentSessions agents, ModelGateway gateway, Repositories repositories, SessionBoard board, ExchangeFolders exchange, NodeSettings settings)
{
    /// <summary>Why an agent of this choice cannot run here, or null.</summary>
    public string? Missing(AgentChoice choice) => agents.Refusal(choice.Runner);

    /// <summary>A session that reads a scratch copy and reports: explorer, planner, lens, verifier.</summary>
    public async Task<JobOutcome> ReportAsync(JobContext job, CancellationToken ct)
    {
        var mirror = await repositories.OpenAsync(job.State.Repository, ct);
        await using var scratch = await Scratch.OpenAsync(mirror, job.Seat, job.State.Head ?? job.State.BaseCommit, ct);
        var result = await RunAsync(job, mirror, scratch.Workspace, readOnly: true, resume: null, ct);
        JobResult outcome = result is { End: AgentEnd.Finished, Report: { } report } ? new JobResult.Reported(report) : Failure(result);
        return new JobOutcome(outcome, Spent(result));
    }

    public async Task<AgentResult> RunAsync(JobContext job, Mirror mirror, Workspace workspace, bool readOnly, string? resume, CancellationToken ct)
    {
        var role = Briefs.RoleOf(job.State, job.Job);
        var choice = job.State.Settings.AgentFor(role);
        await using var seat = await gateway.OpenSeatAsync(new SeatName(job.Track, job.Job.Key, job.Hold.Lease).ToString(), ct);
        var request = new AgentRequest
        {
            Key = job.Seat,
            Role = role,
            Runner = choice.Runner,
            Model = choice.Model,
            Brief = Briefs.Write(job.State, job.Job),
            WorkFolder = workspace.Tree,
            Git = new GitView(workspace.DotGitFile, workspace.PrivateGitDir, mirror.ObjectsFolder),
            ReadOnly = readOnly,
            WallTime = settings.AgentLimit ?? TimeSpan.FromMinutes(job.State.Settings.AgentMinutes),
            ExchangeFolder = exchange.Of(job.Track, job.Job),
            Seat = seat,
            ResumeSession = resume,
            CommandLine = choice.Command.IsEmpty ? null : [.. choice.Command],
        };
        using var span = Traces.Start(SpanNames.Session);
        var result = await agents.RunAsync(request, board.Begin(job), ct);
        Traces.SessionEnded(span, request, result);
        // A session that was ended says nothing of its task; one that finished counts even when the server is stopping.
        if (result.End == AgentEnd.Cancelled) ct.ThrowIfCancellationRequested();
        return result;
    }

    public static Usage Spent(AgentResult result) =>
        new(result.Usage.InputTokens, result.Usage.OutputTokens, result.Usage.CostUsd, result.Usage.Calls);

    public static JobResult.Failed Failure(AgentResult result) => new(
        result.End switch
        {
            AgentEnd.Limit => FailureKind.Budget,
            AgentEnd.TimedOut => FailureKind.Timeout,
            AgentEnd.Refused or AgentEnd.NotAuthorized => FailureKind.Setup,
            _ => FailureKind.Agent,
        },
        result.Explanation,
        result.End switch
        {
            AgentEnd.Limit => "Raise the limit with `/swarm budget +5`, then try again.",
            AgentEnd.Refused or AgentEnd.NotAuthorized => "Correct the server's agent settings, then try again.",
            _ => "Try again, or name another agent in `.github/swarm.yml`.",
        });
}
