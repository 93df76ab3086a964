namespace Swarm.Agents;

/// <summary>Cuts foreign text to one short line for events and explanations.</summary>
internal static class Excerpt
{
    public const int Longest = 300;

    public static string Of(string text, int longest = Longest)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= longest ? line : line[..longest] + "…";
    }
}
