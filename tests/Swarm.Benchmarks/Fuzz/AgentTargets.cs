using Swarm.Agents.Gateway;
using Swarm.Agents.Runners;
using static Swarm.Benchmarks.Fuzz.BrokenPromiseException;

namespace Swarm.Benchmarks.Fuzz;

/// <summary>What reads the words of agents and of the model's provider.</summary>
internal static class AgentTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        FuzzTargets.OnText("claude events", FuzzSeeds.ClaudeLines, text => Lines(text).SelectMany(ClaudeCodeEvents.Read).ToList()),
        FuzzTargets.OnText("scripted events", FuzzSeeds.ScriptedLines, text => Lines(text).SelectMany(ScriptedEvents.Read).ToList()),
        new("provider's stream", FuzzSeeds.Streams, Stream),
    ];

    private static string[] Lines(string text) => text.Split('\n');

    private static void Stream(byte[] bytes)
    {
        var meter = new CallMeter(new CallReservation("seat", "call", "m", 1), new ModelPrice("m", 3, 15));
        meter.Sending();
        new StreamUsage(MessagesDialect.Instance, meter).Take(bytes);
        Unless(meter.Settlement().CostUsd >= 0, "a call that earns money");
    }
}
