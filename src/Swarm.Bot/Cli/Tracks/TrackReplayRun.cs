using Swarm.Storage;

namespace Swarm.Bot.Cli.Tracks;

/// <summary>Lets one parked track go on.</summary>
internal sealed class TrackReplayRun(Answer answer, TimeProvider time)
{
    public async Task<int> RunAsync(string key, string? data, CancellationToken ct)
    {
        if (!ProgramConfiguration.DataFolder(answer.Terminal, data).Gives(out var folder, out var refusal)) return answer.Refuse(refusal);
        try
        {
            return await ParkedTracks.ReplayAsync(folder, key, time, ct) switch
            {
                TrackReplay.Replayed done => Tell(key, done.Reason),
                TrackReplay.NotParked => NoSuch($"Track {Answer.Plain(key, 60)} is not parked."),
                TrackReplay.Unknown => NoSuch($"There is no track '{Answer.Plain(key, 60)}'."),
                TrackReplay.Refused refused => answer.Refuse(new Refusal(refused.Reason, refused.NextStep)),
                var other => throw new InvalidOperationException($"The replay gave {other}."),
            };
        }
        catch (StoreUnavailableException e)
        {
            return answer.Refuse(new Refusal(e.Reason, e.NextStep));
        }
    }

    private int Tell(string key, string reason)
    {
        answer.Line($"Track {key} goes on. It was parked because: {Answer.Plain(reason)}");
        answer.Object(new TrackReplayJson(key, reason), CliJson.Default.TrackReplayJson);
        return ExitCodes.Good;
    }

    private int NoSuch(string reason)
    {
        answer.Refuse(new Refusal(reason, "swarm track list shows the tracks, swarm track show KEY says why one is set aside."));
        return ExitCodes.Faults;
    }
}
