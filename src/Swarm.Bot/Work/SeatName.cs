using System.Globalization;
using Swarm.Storage;

namespace Swarm.Bot.Work;

/// <summary>Name of a session's seat at the gateway: <c>TRACK/JOB@ID.FENCE</c>. The fence tells a worker that lost the job from the one that has it.</summary>
public sealed record SeatName(string Track, string Job, JobLease Lease)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Track}/{Job}@{Lease.JobId}.{Lease.Fence}");

    /// <exception cref="FormatException">It is no seat's name.</exception>
    public static SeatName Read(string text)
    {
        var (slash, at) = (text.IndexOf('/', StringComparison.Ordinal), text.LastIndexOf('@'));
        var lease = at < 0 ? [] : text[(at + 1)..].Split('.');
        return slash > 0 && at > slash && lease is [var id, var fence] && Number(id) is { } job && Number(fence) is { } number
            ? new SeatName(text[..slash], text[(slash + 1)..at], new JobLease(job, number))
            : throw new FormatException($"'{text}' is no name of a seat.");
    }

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
