using System.Text;

namespace Swarm.Cell;

/// <summary>
/// Empties one output stream of a foreign program: lines to a callback, the last characters kept.
/// It goes on reading past every bound, so a program that prints too much never blocks.
/// </summary>
internal sealed class OutputPump(Action<string>? onLine)
{
    public const int LongestLine = 1 << 20;
    public const long MostOutput = 64L << 20;
    private const int TailLength = 16 << 10;

    private readonly StringBuilder _line = new();
    private readonly StringBuilder _tail = new();
    private long _seen;

    public async Task DrainAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 14);
        var buffer = new char[1 << 14];
        while (await reader.ReadAsync(buffer) is var count and > 0) Take(buffer.AsSpan(0, count));
        if (_line.Length > 0) EndLine();
    }

    public string Tail()
    {
        lock (_tail)
        {
            return _tail.Length <= TailLength ? _tail.ToString() : _tail.ToString(_tail.Length - TailLength, TailLength);
        }
    }

    private void Take(ReadOnlySpan<char> text)
    {
        Keep(text);
        if (onLine is null || _seen > MostOutput) return;
        _seen += text.Length;
        while (text.IndexOf('\n') is var end and >= 0)
        {
            Extend(text[..end]);
            EndLine();
            text = text[(end + 1)..];
        }

        Extend(text);
    }

    private void Keep(ReadOnlySpan<char> text)
    {
        lock (_tail)
        {
            _tail.Append(text);
            if (_tail.Length > 4 * TailLength) _tail.Remove(0, _tail.Length - TailLength);
        }
    }

    private void Extend(ReadOnlySpan<char> text) => _line.Append(text[..Math.Min(text.Length, LongestLine - _line.Length)]);

    private void EndLine()
    {
        if (_line.Length > 0 && _line[^1] == '\r') _line.Length--;
        onLine?.Invoke(_line.ToString());
        _line.Clear();
    }
}
