using System.Text;

namespace Swarm.Git;

/// <summary>What one run of git said.</summary>
/// <param name="ExitCode">Its exit code; not zero when it was ended at the output limit.</param>
/// <param name="Bytes">Standard output, up to the call's limit.</param>
/// <param name="Error">Standard error, up to 64 KiB, without tokens.</param>
/// <param name="Truncated">True when there was more output than the limit.</param>
public sealed record GitOutput(int ExitCode, ReadOnlyMemory<byte> Bytes, string Error, bool Truncated)
{
    /// <summary>The output as UTF-8; bytes that are none become U+FFFD.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    internal string Line => Text.TrimEnd('\n');

    internal string[] Fields => Text.Split('\0', StringSplitOptions.RemoveEmptyEntries);
}
