namespace Swarm.Bot.Settings;

/// <summary>One key of the server's configuration.</summary>
/// <param name="Path">Below section <c>Swarm</c>, parts joined by colons.</param>
/// <param name="Meaning">What it does, for the reference page.</param>
/// <param name="Default">What holds without it.</param>
/// <param name="Shape">What values it takes.</param>
internal sealed record ServerKey(string Path, string Meaning, string Default, string Shape)
{
    /// <summary>The key as an environment variable.</summary>
    public string Variable => $"{ServerTable.Section}__{Path.Replace(":", "__", StringComparison.Ordinal)}";
}
