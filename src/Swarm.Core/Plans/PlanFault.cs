namespace Swarm.Core.Plans;

/// <summary>One reason why a plan cannot be taken.</summary>
/// <param name="Code">Stable name, e.g. <c>cycle</c>.</param>
/// <param name="Place">Where: a task's id, or line and column of the text.</param>
/// <param name="Text">What is wrong.</param>
/// <param name="Fix">What would make it right.</param>
public sealed record PlanFault(string Code, string Place, string Text, string Fix)
{
    public override string ToString() => $"{Place}: {Text} {Fix}";
}
