using System.Text;

namespace Swarm.LocalGitHub.Git;

/// <summary>What a finished git process left behind.</summary>
internal sealed record GitOutput(int ExitCode, byte[] Bytes, string Error)
{
    public bool Ok => ExitCode == 0;
    public string Text => Encoding.UTF8.GetString(Bytes);
    public string Line => Text.Trim();

    public GitOutput Demand() => Ok ? this : throw new InvalidOperationException($"git ended with {ExitCode}: {Error.Trim()}");
}
