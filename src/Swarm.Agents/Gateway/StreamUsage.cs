using System.Buffers;
using System.Text;
using Swarm.Agents.Runners;

namespace Swarm.Agents.Gateway;

/// <summary>Reads the figures out of a passing event stream.</summary>
internal sealed class StreamUsage(IModelDialect dialect, CallMeter meter)
{
    // The event that ends a Responses stream repeats the instructions and tools of the request beside its figures.
    private const int LongestLine = 4 << 20;
    private readonly ArrayBufferWriter<byte> _line = new();
    private TokenCount _tokens = TokenCount.None;
    private bool _tooLong;

    public void Take(ReadOnlySpan<byte> bytes)
    {
        while (bytes.IndexOf((byte)'\n') is var end and >= 0)
        {
            Extend(bytes[..end]);
            if (!_tooLong) Read(Encoding.UTF8.GetString(_line.WrittenSpan));
            _line.Clear();
            _tooLong = false;
            bytes = bytes[(end + 1)..];
        }

        Extend(bytes);
    }

    private void Extend(ReadOnlySpan<byte> bytes)
    {
        // A line with a gap could be made to say something else, so none of it counts.
        _tooLong |= _line.WrittenCount + bytes.Length > LongestLine;
        if (!_tooLong) _line.Write(bytes);
    }

    private void Read(string line)
    {
        if (!line.StartsWith("data:", StringComparison.Ordinal)) return;
        if (EventJson.Parse(line[5..].Trim()) is not { } data) return;
        if (dialect.UsageOf(data) is not { } found || dialect.Counted(_tokens, found.Usage) is not { } counted) return;
        _tokens = counted;
        if (found.IsFinal) meter.Complete(counted);
    }
}
