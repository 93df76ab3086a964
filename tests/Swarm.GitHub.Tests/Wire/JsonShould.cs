using System.Text.Json;

namespace Swarm.GitHub.Tests;

internal static class JsonShould
{
    /// <summary>Same JSON, whatever the order of its properties.</summary>
    public static void ShouldBeJson(this string actual, string expected)
    {
        if (!JsonElement.DeepEquals(JsonElement.Parse(actual), JsonElement.Parse(expected))) actual.ShouldBe(expected);
    }
}
