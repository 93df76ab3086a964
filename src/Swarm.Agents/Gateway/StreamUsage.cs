using System.Buffers;
using System.Text;
using Swarm.Agents.Runners;

namespace Swarm.Agents.Gateway;

/// <summary>Reads the figures out of a passing event stream.</summary>
internal sealed class StreamUsage(CallMeter meter)
{
    private const int LongestLine = 1 << 20;
    private readonly ArrayBufferWriter<byte> _line = new();
    private TokenCount _tokens = TokenCount.None;

    public void Take(ReadOnlySpan<byte> bytes)
    {
        while (bytes.IndexOf((byte)'\n') is var end and >= 0)
        {
            Extend(bytes[..end]);
            Read(Encoding.UTF8.GetString(_line.WrittenSpan));
            _line.Clear();
            bytes = bytes[(end + 1)..];
        }

        Extend(bytes);
    }

    private void Extend(ReadOnlySpan<byte> bytes)
    {
        // Figures come in short lines; of a longer one the rest is not kept, and it will not parse.
        if (_line.WrittenCount + bytes.Length <= LongestLine) _line.Write(bytes);
    }

    private void Read(string line)
    {
        if (!line.StartsWith("data:", StringComparison.Ordinal)) return;
        if (EventJson.Parse(line[5..].Trim()) is not { } data) return;
        switch (data.Text("type"))
        {
            case "message_start" when data.Member("message")?.Member("usage") is { } usage:
                _tokens = _tokens.Updated(usage);
                break;
            case "message_delta" when data.Member("usage") is { } usage:
                _tokens = _tokens.Updated(usage);
                meter.Complete(_tokens);
                break;
        }
    }
}
