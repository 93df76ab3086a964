using System.Collections.Immutable;
using Swarm.Core.Policies;

namespace Swarm.Core.Gates;

/// <summary>The gates' ids and which of them a repository requires.</summary>
public static class GateIds
{
    public const string Scope = "scope";
    public const string Placeholders = "placeholders";
    public const string Lint = "lint";
    public const string Build = "build";
    public const string Secrets = "secrets";
    public const string Tests = "tests";

    /// <summary>In the order in which they are measured: cheap ones and those that guard the rest come first.</summary>
    public static ImmutableArray<string> InOrder { get; } = [Scope, Placeholders, Secrets, Lint, Build, Tests];

    /// <summary>Those without which nothing may be pushed: pushing starts the repository's own workflows, which hold secrets.</summary>
    public static ImmutableArray<string> BeforePush { get; } = [Scope, Secrets];

    /// <summary>Every gate that can be measured with these commands.</summary>
    public static ImmutableArray<string> Required(RepositoryCommands commands) =>
        [.. InOrder.Where(gate => gate is not (Lint or Build or Tests) || CommandOf(gate, commands) is not null)];

    /// <summary>The command that measures <paramref name="gate"/>, or null where none is configured or needed.</summary>
    public static string? CommandOf(string gate, RepositoryCommands commands) => gate switch
    {
        Lint => commands.Lint,
        Build => commands.Build,
        Tests => commands.Test,
        _ => null,
    };
}
