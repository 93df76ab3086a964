using System.Collections.Concurrent;
using Swarm.Agents;
using Swarm.Bot.Work;
using Swarm.Cell;

namespace Swarm.Bot.Demo;

/// <summary>Listens to the demo's agents for what the summary tells of them.</summary>
internal sealed class DemoWitness
{
    private const string EnvironmentPrefix = "Environment: ";

    private readonly ConcurrentQueue<string> _refusals = new();

    public DemoWitness(LocalStage stage)
    {
        Confined = stage.Node.Services.GetRequiredService<ICell>().IsConfined;
        var board = stage.Node.Services.GetRequiredService<SessionBoard>();
        board.Heard += Hear;
        board.Began += _ => Interlocked.Increment(ref _sessions);
    }

    private int _sessions;

    /// <summary>True where bubblewrap closed the cell.</summary>
    public bool Confined { get; }

    public int Sessions => Volatile.Read(ref _sessions);

    /// <summary>Every variable that an agent saw, as it printed them itself.</summary>
    public string? Environment { get; private set; }

    /// <summary>Model calls that the gateway refused, as the agent heard it.</summary>
    public IReadOnlyCollection<string> Refusals => _refusals;

    private void Hear(JobContext job, AgentEvent said)
    {
        if (said is not AgentEvent.Message { Text: var text }) return;
        if (text.StartsWith(EnvironmentPrefix, StringComparison.Ordinal)) Environment = text[EnvironmentPrefix.Length..];
        if (text.Contains("status 402", StringComparison.Ordinal)) _refusals.Enqueue($"{job.Job.Subject}: {text}");
    }
}
