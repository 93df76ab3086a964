using Swarm.Core.Commands;

namespace Swarm.Core.Documents;

/// <summary>The answer to <c>/swarm help</c>.</summary>
public static class HelpText
{
    public static string Write() =>
        "| command | what it does |\n|---|---|\n"
        + string.Concat(CommandTable.All.Select(command => $"| `{command.Form}` | {command.Meaning} |\n"))
        + "\nCommands need write access. Ticking a box, or a comment that is nothing but an option, answers a question too.";
}
