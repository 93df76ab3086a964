namespace Swarm.Agents;

/// <summary>Turns a program's lines into events, passes them on and remembers what the verdict needs.</summary>
internal sealed class Hearing(Func<string, IEnumerable<AgentEvent>> readLine, Action<AgentEvent> onEvent)
{
    public string? Session { get; private set; }

    public AgentEvent.Finished? LastWord { get; private set; }

    public void Take(string line)
    {
        foreach (var heard in readLine(line))
        {
            if (heard is AgentEvent.Started { Session: { } session }) Session = session;
            if (heard is AgentEvent.Finished finished) LastWord = finished;
            onEvent(heard);
        }
    }
}
