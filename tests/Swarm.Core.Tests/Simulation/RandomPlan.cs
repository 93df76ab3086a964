using Swarm.Core.Plans;

namespace Swarm.Core.Tests.Simulation;

/// <summary>Valid plans of one to twelve tasks with overlapping touches and every kind of access.</summary>
internal static class RandomPlan
{
    private static readonly string[] Paths = ["a", "a/x", "a/x/1", "b", "b/y", "c", "d/z", "docs"];
    private static readonly string[] Efforts = ["S", "M", "L", "XL"];

    public static PlanTask[] Of(Random chance)
    {
        var count = chance.Next(1, 13);
        return [.. Enumerable.Range(1, count).Select(number => Task(chance, number))];
    }

    private static PlanTask Task(Random chance, int number) => new()
    {
        Id = $"T{number:00}",
        Title = $"Task {number} @all | <!-- x --> [x](y)",
        Effort = Efforts[chance.Next(4)],
        Touches = [.. Enumerable.Range(0, chance.Next(1, 3)).Select(_ => Paths[chance.Next(Paths.Length)])],
        DependsOn = [.. Enumerable.Range(1, number - 1).Where(_ => chance.Next(4) == 0).Select(on => $"T{on:00}")],
        Access = chance.Next(8) switch { 0 => TaskAccess.ReadOnly, 1 => TaskAccess.WriteShared, _ => TaskAccess.Write },
        NeedsUserInput = chance.Next(5) == 0,
    };
}
