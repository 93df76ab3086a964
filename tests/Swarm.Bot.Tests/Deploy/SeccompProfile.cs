using System.Text.Json;

namespace Swarm.Bot.Tests.Deploy;

/// <summary>A profile in Docker's form. A key that Docker would pass over in silence fails the reading.</summary>
internal sealed record SeccompProfile(string DefaultAction, int DefaultErrnoRet, IReadOnlyList<SeccompProfile.Machine> ArchMap, IReadOnlyList<SeccompRule> Syscalls)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = false,
    };

    public static SeccompProfile Ours { get; } = JsonSerializer.Deserialize<SeccompProfile>(Deployed.Text("seccomp.json"), Strict)!;

    /// <summary>True where a system call is let through, whatever its arguments.</summary>
    public bool Allows(string name) => Rules(name).Any(rule => rule is { IsAllowed: true, Args.Count: 0 });

    public IEnumerable<SeccompRule> Rules(string name) => Syscalls.Where(rule => rule.Names.Contains(name));

    public sealed record Machine(string Architecture, IReadOnlyList<string> SubArchitectures);
}
