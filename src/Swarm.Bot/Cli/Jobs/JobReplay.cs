using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Swarm.Bot.Settings;
using Swarm.Storage;

namespace Swarm.Bot.Cli.Jobs;

/// <summary>Makes one parked job ready and tells the queue that the configuration names.</summary>
internal sealed class JobReplay(Answer answer, TimeProvider time)
{
    private const string See = "swarm jobs list --parked shows the parked ones.";

    public async Task<int> RunAsync(string text, string? data, CancellationToken ct)
    {
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id < 1)
            return NoSuch($"'{Answer.Plain(text, 60)}' is no job's id.");
        if (!ProgramConfiguration.Read(answer.Terminal, data).Gives(out var configuration, out var unreadable)) return answer.Refuse(unreadable);
        if (!ProgramConfiguration.DataFolder(answer.Terminal, data).Gives(out var folder, out var refusal)) return answer.Refuse(refusal);
        try
        {
            return await ParkedJobs.ReplayAsync(folder, id, time, ct) switch
            {
                ReplayResult.Replayed done => await TellAsync(done.Job, configuration, ct),
                ReplayResult.NotParked other => NoSuch($"Job {id} is not parked; it is {JobJson.StateOf(other.Job.State)}."),
                ReplayResult.Unknown => NoSuch($"There is no job {id}."),
                ReplayResult.Refused refused => answer.Refuse(new Refusal(refused.Reason, refused.NextStep)),
                var other => throw new InvalidOperationException($"The replay gave {other}."),
            };
        }
        catch (StoreUnavailableException e)
        {
            return answer.Refuse(new Refusal(e.Reason, e.NextStep));
        }
    }

    private int NoSuch(string reason)
    {
        answer.Refuse(new Refusal(reason, See));
        return ExitCodes.Faults;
    }

    // The row is the truth and is ready now: whatever the queue says, the server's worker finds it.
    private async Task<int> TellAsync(JobRow job, ConfigurationRoot configuration, CancellationToken ct)
    {
        var warning = await RingAsync(job.Id, configuration, ct);
        answer.Line($"Job {job.Id} ({Answer.Plain(job.Key)} of {job.TrackKey}) is ready again. It was parked because: {Answer.Plain(job.Reason ?? "nothing was noted")}");
        if (warning is not null) await answer.Terminal.Error.WriteLineAsync($"warning: {warning}");
        answer.Object(new JobReplayJson(job.Id, job.TrackKey, job.Key, job.Reason, warning), CliJson.Default.JobReplayJson);
        return ExitCodes.Good;
    }

    private async Task<string?> RingAsync(long id, ConfigurationRoot configuration, CancellationToken ct)
    {
        var faults = new ServerFaults();
        var queue = QueueSettingsReader.Read(configuration, faults);
        if (!faults.Faults.IsEmpty) return $"The queue was not told: {string.Join(' ', faults.Faults)}";
        return queue is null ? null : await AzureJobQueue.SendAsync(queue, id, time, NullLogger.Instance, ct);
    }
}
