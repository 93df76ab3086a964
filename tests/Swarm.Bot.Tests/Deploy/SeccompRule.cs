namespace Swarm.Bot.Tests.Deploy;

/// <summary>What one entry of a profile does with the system calls it names.</summary>
internal sealed record SeccompRule(string Comment, IReadOnlyList<string> Names, string Action)
{
    public int ErrnoRet { get; init; }

    public IReadOnlyList<Argument> Args { get; init; } = [];

    public bool IsAllowed => Action == "SCMP_ACT_ALLOW";

    public sealed record Argument(uint Index, ulong Value, string Op);
}
