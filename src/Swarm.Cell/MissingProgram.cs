namespace Swarm.Cell;

/// <summary>A program that cells can do without, but not in full.</summary>
/// <param name="Name">Its name on the PATH.</param>
/// <param name="Consequence">What is not to be had without it.</param>
/// <param name="NextStep">How to get it.</param>
public sealed record MissingProgram(string Name, string Consequence, string NextStep)
{
    public override string ToString() => $"{Name} is missing, so {Consequence}. {NextStep}";
}
