using System.Collections.Immutable;
using System.Text.Json;
using Swarm.Bot.Demo.Script;

namespace Swarm.Bot.Tests.Demo;

/// <summary>Reads a scripted agent's script.</summary>
internal static class ScriptReading
{
    public static string Report(ScriptedReply reply)
    {
        using var script = JsonDocument.Parse(reply.Text);
        return script.RootElement.GetProperty("report").GetString()!;
    }

    /// <summary>The steps' names in their order.</summary>
    public static ImmutableArray<string> Steps(ScriptedReply reply)
    {
        using var script = JsonDocument.Parse(reply.Text);
        return [.. script.RootElement.GetProperty("steps").EnumerateArray().Select(step => step.EnumerateObject().Single().Name)];
    }
}
