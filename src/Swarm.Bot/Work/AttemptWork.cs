using Swarm.Agents;
using Swarm.Core.Plans;
using Swarm.Core.Reports;
using Swarm.Core.Tracks;
using Swarm.Git;
using Swarm.GitHub;

namespace Swarm.Bot.Work;

/// <summary>One session of an attempt: a work tree, the agent in its cell, and the take-in of what it left.</summary>
public sealed class AttemptWork(Sessions sessions, Repositories repositories, Identities identities, GitHubApp app, TimeProvider time)
{
    public async Task<JobOutcome> RunAsync(JobContext job, CancellationToken ct)
    {
        var attempt = job.State.Attempt(job.Job.Subject);
        var mirror = (await repositories.OpenAsync(job.State.Repository, ct)).WithBranchPrefix(job.State.Settings.BranchPrefix);
        var identity = await identities.OfAppAsync(app.Repository(job.State.Repository.InstallationId, job.State.Repository.Owner, job.State.Repository.Name), ct);
        var work = new AttemptTree(mirror, job, attempt, identity);
        var workspace = await work.OpenAsync(time.GetUtcNow(), ct);
        var readOnly = job.State.Task(attempt.Task).Access == TaskAccess.ReadOnly;
        try
        {
            var result = await sessions.RunAsync(job, mirror, workspace, readOnly, attempt.Leg > 1 ? attempt.Session : null, ct);
            return new JobOutcome(await ResultAsync(work, workspace, result, readOnly, ct), Sessions.Spent(result));
        }
        finally
        {
            // Whatever ended the session, what lies in the tree is kept before anything else may happen to it.
            if (ct.IsCancellationRequested) await mirror.SaveWorkAsync(workspace, work.Key, identity, time.GetUtcNow(), CancellationToken.None);
        }
    }

    private async Task<JobResult> ResultAsync(AttemptTree work, Workspace workspace, AgentResult result, bool readOnly, CancellationToken ct)
    {
        if (result is not { End: AgentEnd.Finished, Report: { } report })
        {
            await work.PutAsideAsync(workspace, time.GetUtcNow(), ct);
            return Sessions.Failure(result);
        }

        // An agent that asks goes on in the same tree after the answer.
        if (ReportReader.Read(report).Question is not null) return new JobResult.AttemptEnded(report, null, [], [], result.Session);
        var taken = readOnly ? new TakenIn(null, [], []) : await work.TakeInAsync(workspace, ct);
        if (taken is { Commit: null, Suspicious: { IsEmpty: false } suspicious })
            return new JobResult.Failed(FailureKind.Gate, $"The work could not be taken in: {string.Join(' ', suspicious.Take(5))}", "It stays in the server's workspace.");
        if (taken.Commit is null) await work.PutAsideAsync(workspace, time.GetUtcNow(), ct);
        return new JobResult.AttemptEnded(report, taken.Commit, taken.Changes, taken.Suspicious, result.Session);
    }
}
