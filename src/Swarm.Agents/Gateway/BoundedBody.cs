namespace Swarm.Agents.Gateway;

/// <summary>Reads a body whole, up to a bound.</summary>
internal static class BoundedBody
{
    /// <summary>Null when the body is larger than the bound.</summary>
    public static async Task<byte[]?> ReadAsync(Stream body, int most, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (await body.ReadAsync(buffer, ct) is var count and > 0)
        {
            if (kept.Length + count > most) return null;
            kept.Write(buffer, 0, count);
        }

        return kept.ToArray();
    }
}
