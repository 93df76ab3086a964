namespace Swarm.Agents.Scripted;

/// <summary>The script ordered an end without report or last word.</summary>
internal sealed class ScriptedCrashException : Exception
{
    public const int ExitCode = 70;

    public ScriptedCrashException()
        : base("The script ordered a crash.")
    {
    }
}
