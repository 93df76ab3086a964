using System.Collections.Immutable;

namespace Swarm.Core.Commands;

/// <summary>What a person asks for in a comment.</summary>
public abstract record SwarmCommand
{
    private SwarmCommand()
    {
    }

    /// <summary>Bare <c>/swarm</c> and <c>/swarm status</c>: where the track stands and the next step.</summary>
    public sealed record Status : SwarmCommand;

    public sealed record Help : SwarmCommand;

    /// <summary>The ready set and what holds the rest.</summary>
    public sealed record Next : SwarmCommand;

    public sealed record Approve : SwarmCommand;

    /// <param name="Words">A number of an option, or words.</param>
    public sealed record Answer(string Escalation, string Words) : SwarmCommand;

    public sealed record Retry(string Task) : SwarmCommand;

    public sealed record Skip(string Task) : SwarmCommand;

    public sealed record Dispatch(ImmutableArray<string> Tasks) : SwarmCommand;

    public sealed record Pause : SwarmCommand;

    public sealed record Resume : SwarmCommand;

    public sealed record Cancel : SwarmCommand;

    /// <param name="Usd">What is added to the track's limit, in US dollars.</param>
    public sealed record Budget(decimal Usd) : SwarmCommand;

    /// <summary>A command that cannot be run as written.</summary>
    /// <param name="Advice">What is wrong with it and what to write instead.</param>
    public sealed record Unclear(string Advice) : SwarmCommand;
}
