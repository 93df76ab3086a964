namespace Swarm.Git;

/// <summary>Reads a stream of unknown length into bounded memory.</summary>
internal static class BoundedRead
{
    /// <summary>Reads to the end or to one byte over <paramref name="limit"/>; the flag says that there was more.</summary>
    public static async Task<(ReadOnlyMemory<byte> Bytes, bool More)> UpToAsync(Stream stream, int limit, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[32 * 1024];
        while (await stream.ReadAsync(buffer, ct) is var read and > 0)
        {
            var room = limit - (int)kept.Length;
            kept.Write(buffer, 0, Math.Min(read, room));
            if (read > room) return (kept.ToArray(), true);
        }
        return (kept.ToArray(), false);
    }

    /// <summary>Reads to the end and keeps the first <paramref name="limit"/> bytes, so that the writer never waits for a reader.</summary>
    public static async Task<ReadOnlyMemory<byte>> HeadAsync(Stream stream, int limit, CancellationToken ct)
    {
        var (head, more) = await UpToAsync(stream, limit, ct);
        if (more) await stream.CopyToAsync(Stream.Null, ct);
        return head;
    }
}
