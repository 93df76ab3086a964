namespace Swarm.Core.Documents;

/// <summary>A number with its noun: "1 task", "8 tasks".</summary>
public static class Counted
{
    public static string Of(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
