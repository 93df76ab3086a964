namespace Swarm.Bot.Publishing;

/// <summary>Where the whole of a text is that had to be shortened.</summary>
internal static class WholeText
{
    public static string Of(string track) => $"The server keeps the whole: `swarm track log {track} --json`.";
}
