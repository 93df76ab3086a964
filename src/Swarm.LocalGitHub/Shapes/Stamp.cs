using System.Globalization;

namespace Swarm.LocalGitHub.Shapes;

/// <summary>Times as GitHub writes them: UTC, whole seconds.</summary>
internal static class Stamp
{
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public static string? Of(DateTimeOffset? time) => time is { } known ? Of(known) : null;
}
