namespace Swarm.Testing.Contract;

/// <summary>What one schema says about one value: its faults, the properties it names, and whether it lets any other in.</summary>
internal sealed class SchemaVerdict
{
    public List<string> Faults { get; } = [];

    public HashSet<string> Named { get; } = [];

    public bool IsOpen { get; set; }

    public bool Passes => Faults.Count == 0;

    public void Take(SchemaVerdict part)
    {
        Faults.AddRange(part.Faults);
        Named.UnionWith(part.Named);
        IsOpen |= part.IsOpen;
    }
}
