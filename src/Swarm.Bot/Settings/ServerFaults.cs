using System.Collections.Immutable;

namespace Swarm.Bot.Settings;

/// <summary>Collects what is wrong with the server's configuration.</summary>
internal sealed class ServerFaults
{
    private readonly ImmutableArray<string>.Builder faults = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder warnings = ImmutableArray.CreateBuilder<string>();

    public ImmutableArray<string> Faults => faults.ToImmutable();

    public ImmutableArray<string> Warnings => warnings.ToImmutable();

    /// <summary>Adds a fault; reason and next step are whole sentences.</summary>
    public void Add(ServerKey key, string reason, string next) => faults.Add($"{key.Variable}: {reason} {next}");

    public void Warn(string variable, string text) => warnings.Add($"{variable}: {text}");
}
