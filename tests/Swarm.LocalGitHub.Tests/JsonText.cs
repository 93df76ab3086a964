using System.Text.Json;

namespace Swarm.LocalGitHub.Tests;

internal static class JsonText
{
    public static string Of(object value) => JsonSerializer.Serialize(value);
}
