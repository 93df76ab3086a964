using System.Text.Json;

namespace Swarm.Bot.Cli;

/// <summary>Names of states as people and programs read them.</summary>
internal static class Words
{
    /// <summary>Small letters with hyphens, e.g. <c>plan-review</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
